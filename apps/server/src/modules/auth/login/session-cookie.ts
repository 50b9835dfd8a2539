import type { CookieSerializeOptions } from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type RuntimeSettings, SETTINGS } from '../../../platform/config/settings.js';
import { SESSION_LIVES_MS } from './sessions.js';

/** Under https the name starts with `__Host-`: no subdomain and no plain http page can plant one. */
@Injectable()
export class SessionCookie {
  private readonly name: string;
  private readonly options: CookieSerializeOptions;

  constructor(@Inject(SETTINGS) settings: RuntimeSettings) {
    const secure = settings.PUBLIC_URL.startsWith('https:');
    this.name = secure ? '__Host-hookline_session' : 'hookline_session';
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  write(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.name, token, { ...this.options, maxAge: SESSION_LIVES_MS / 1000 });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.options);
  }
}
