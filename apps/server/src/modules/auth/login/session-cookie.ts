import type { CookieSerializeOptions } from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type RuntimeSettings } from '../../../platform/config/settings.js';
import { SESSION_TTL_MS } from './sessions.js';

const NAME = 'hookline_session';
const SECURE_NAME = `__Host-${NAME}`;

/** Under https the name starts with `__Host-`, so that no subdomain and no http page can set the cookie. */
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
    void reply.setCookie(this.name, token, { ...this.options, maxAge: SESSION_TTL_MS / 1000 });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.options);
  }
}

/**
 * Removes our session from a `Cookie` header before workflows see it. Browsers send it to every address on this host,
 * triggers included, and its reader could act as that person.
 */
export const withoutSession = (header: string): string =>
  header
    .split(';')
    .filter((pair) => ![NAME, SECURE_NAME].includes(pair.split('=', 1)[0]?.trim() ?? ''))
    .join(';')
    .trim();
