import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Identity } from '../account.js';
import { ApiKeys } from '../api-keys/api-keys.js';
import { SessionCookie } from '../login/session-cookie.js';
import { Sessions } from '../login/sessions.js';

const BEARER = /^Bearer +(\S+)$/i;

/** Authenticates a request: by its API key if it has one, else by its session cookie. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly sessions: Sessions,
    private readonly apiKeys: ApiKeys,
    private readonly cookie: SessionCookie,
  ) {}

  async identify(request: FastifyRequest): Promise<Identity | undefined> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const key = BEARER.exec(authorization)?.[1];
      return key === undefined ? undefined : this.apiKeys.find(key);
    }
    const token = this.cookie.read(request);
    return token === undefined ? undefined : this.sessions.find(token);
  }

  /** Whether the session or key is still valid. Used by streams that stay open long after they were authenticated. */
  async isStillValid({ via, tokenHash }: Identity): Promise<boolean> {
    const found = via === 'session' ? this.sessions.findByHash(tokenHash) : this.apiKeys.findByHash(tokenHash);
    return (await found) !== undefined;
  }
}
