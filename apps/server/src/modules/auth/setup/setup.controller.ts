import {
  setupRequest,
  setupStateResponse,
  userResponse,
  type SetupRequest,
  type SetupStateResponse,
  type UserResponse,
} from '@hookline/contracts';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../decorators/public.js';
import { Authenticator } from '../guard/authenticator.js';
import { SessionCookie } from '../login/session-cookie.js';
import { Sessions } from '../login/sessions.js';
import { SetupService } from './setup-service.js';

@ApiTags('accounts')
@Public()
@Controller('api/v1/setup')
export class SetupController {
  constructor(
    private readonly owner: SetupService,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly authenticator: Authenticator,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Whether the owner is still to be made, and who is logged in' })
  @ApiOkResponse({ standardSchema: setupStateResponse })
  async state(@Req() request: FastifyRequest): Promise<SetupStateResponse> {
    const [needed, identity] = await Promise.all([this.owner.isNeeded(), this.authenticator.identify(request)]);
    return { needed, user: identity?.account ?? null };
  }

  @Post()
  @ApiOperation({ summary: 'Make the owner, with the key of the address that was printed' })
  @ApiCreatedResponse({ standardSchema: userResponse })
  async setUp(
    @Body({ schema: setupRequest }) body: SetupRequest,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    const account = await this.owner.setUp(body, headers.host ?? '');
    this.cookie.write(reply, await this.sessions.start(account.id));
    return account;
  }
}
