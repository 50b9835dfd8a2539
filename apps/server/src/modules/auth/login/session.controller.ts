import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type SessionRequest, sessionRequest, type UserResponse, userResponse } from '@hookline/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account, Identity } from '../account.js';
import { CurrentIdentity, CurrentUser } from '../guard/current-user.js';
import { Public } from '../guard/public.js';
import { LogIn } from './log-in.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';

@ApiTags('accounts')
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly login: LogIn,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  @Public()
  @Post('session')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: userResponse })
  async logIn(
    @Body({ schema: sessionRequest }) body: SessionRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    const { account, token } = await this.login.logIn(body, request.ip, this.cookie.read(request));
    this.cookie.write(reply, token);
    return account;
  }

  @Delete('session')
  @HttpCode(204)
  @ApiNoContentResponse()
  async logOut(@CurrentIdentity() identity: Identity, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (identity.via === 'session') await this.sessions.endByHash(identity.tokenHash);
    this.cookie.clear(reply);
  }

  @Get('me')
  @ApiOkResponse({ standardSchema: userResponse })
  me(@CurrentUser() account: Account): UserResponse {
    return account;
  }
}
