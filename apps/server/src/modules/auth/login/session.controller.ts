import {
  changePasswordRequest,
  sessionRequest,
  userResponse,
  type ChangePasswordRequest,
  type SessionRequest,
  type UserResponse,
} from '@hookline/contracts';
import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account, Identity } from '../account.js';
import { CurrentIdentity, CurrentUser } from '../decorators/current-user.js';
import { Public } from '../decorators/public.js';
import { ChangePassword } from './change-password.js';
import { originOf } from './login-limit.js';
import { LoginService } from './login-service.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';

@ApiTags('accounts')
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly login: LoginService,
    private readonly passwords: ChangePassword,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  @Public()
  @Post('session')
  @ApiOperation({ summary: 'Log in' })
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: userResponse })
  async logIn(
    @Body({ schema: sessionRequest }) body: SessionRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse> {
    const { account, token } = await this.login.logIn(body, originOf(request), this.cookie.read(request));
    this.cookie.write(reply, token);
    return account;
  }

  @Delete('session')
  @ApiOperation({ summary: 'Log out' })
  @HttpCode(204)
  @ApiNoContentResponse()
  async logOut(@CurrentIdentity() identity: Identity, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (identity.via === 'session') await this.sessions.endByHash(identity.tokenHash);
    this.cookie.clear(reply);
  }

  @Delete('sessions')
  @ApiOperation({ summary: 'Log out everywhere else' })
  @HttpCode(204)
  @ApiNoContentResponse()
  logOutElsewhere(@CurrentIdentity() { account, via, tokenHash }: Identity): Promise<void> {
    return this.sessions.endOthers(account.id, via === 'session' ? tokenHash : null);
  }

  @Put('me/password')
  @ApiOperation({ summary: 'Change the password, which logs out everywhere else' })
  @HttpCode(204)
  @ApiNoContentResponse()
  changePassword(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: changePasswordRequest }) body: ChangePasswordRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.passwords.change(identity, body, originOf(request));
  }

  @Get('me')
  @ApiOperation({ summary: 'Who is asking' })
  @ApiOkResponse({ standardSchema: userResponse })
  me(@CurrentUser() account: Account): UserResponse {
    return account;
  }
}
