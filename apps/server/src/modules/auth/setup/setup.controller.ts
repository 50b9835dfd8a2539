import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  type SetupRequest,
  setupRequest,
  type SetupStateResponse,
  setupStateResponse,
  type UserResponse,
  userResponse,
} from '@hookline/contracts';
import type { FastifyReply } from 'fastify';
import { Public } from '../guard/public.js';
import { SessionCookie } from '../login/session-cookie.js';
import { Sessions } from '../login/sessions.js';
import { SetUpOwner } from './set-up-owner.js';

@ApiTags('accounts')
@Public()
@Controller('api/v1/setup')
export class SetupController {
  constructor(
    private readonly owner: SetUpOwner,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: setupStateResponse })
  async state(): Promise<SetupStateResponse> {
    return { needed: await this.owner.isNeeded() };
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: userResponse })
  async setUp(
    @Body({ schema: setupRequest }) body: SetupRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    const account = await this.owner.setUp(body);
    this.cookie.write(reply, await this.sessions.start(account.id));
    return account;
  }
}
