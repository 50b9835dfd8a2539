import type { CookieSerializeOptions } from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type RuntimeSettings, SETTINGS } from '../../../platform/config/settings.js';
import { SESSION_LIVES_MS } from './sessions.js';

const NAME = 'hookline_session';
const SECURE_NAME = `__Host-${NAME}`;

/** Under https the name starts with `__Host-`: no subdomain and no plain http page can plant one. */
@Injectable()
export class SessionCookie {
  private readonly name: string;
  private readonly options: CookieSerializeOptions;

  constructor(@Inject(SETTINGS) settings: RuntimeSettings) {
    const secure = settings.PUBLIC_URL.startsWith('https:');
    this.name = secure ? SECURE_NAME : NAME;
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

/**
 * A `Cookie` header as workflows may see it. A browser sends the login along to every address here, a trigger's too, and
 * whoever reads it could act in that person's name.
 */
export const withoutSession = (header: string): string =>
  header
    .split(';')
    .filter((pair) => ![NAME, SECURE_NAME].includes(pair.split('=', 1)[0]?.trim() ?? ''))
    .join(';')
    .trim();
