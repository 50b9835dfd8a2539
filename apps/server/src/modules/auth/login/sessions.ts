/**
 * Sessions expire after seven days without a request, and after thirty days in any case. The token itself is stored
 * only in the browser's cookie.
 */
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, MoreThan, Not, Repository } from 'typeorm';
import type { Identity } from '../account.js';
import { SessionEntity } from '../entities/session.entity.js';
import { IdentityCache } from '../identity-cache.js';
import { hashToken, newSecretToken } from '../secret-token.js';

const DAY_MS = 24 * 3_600_000;
const IDLE_LIMIT_MS = 7 * DAY_MS;
const SEEN_EVERY_MS = 5 * 60_000;
export const SESSION_TTL_MS = 30 * DAY_MS;

@Injectable()
export class Sessions {
  readonly #cache = new IdentityCache();

  constructor(@InjectRepository(SessionEntity) private readonly sessions: Repository<SessionEntity>) {}

  /** @returns the new session's token. */
  async start(userId: string): Promise<string> {
    const token = newSecretToken();
    const now = Date.now();
    await this.sessions.delete([
      { expiresAt: LessThan(new Date(now)) },
      { lastSeenAt: LessThan(new Date(now - IDLE_LIMIT_MS)) },
    ]);
    const [lastSeenAt, expiresAt] = [new Date(now), new Date(now + SESSION_TTL_MS)];
    await this.sessions.insert({ tokenHash: hashToken(token), userId, lastSeenAt, expiresAt });
    return token;
  }

  find(token: string): Promise<Identity | undefined> {
    return this.findByHash(hashToken(token));
  }

  findByHash(tokenHash: Buffer): Promise<Identity | undefined> {
    return this.#cache.find(tokenHash, () => this.load(tokenHash));
  }

  async end(token: string): Promise<void> {
    await this.endByHash(hashToken(token));
  }

  async endByHash(tokenHash: Buffer): Promise<void> {
    await this.sessions.delete({ tokenHash });
    this.#cache.evict(tokenHash);
  }

  /** Ends all sessions of a user except the one with this token hash. */
  async endOthers(userId: string, exceptHash: Buffer | null): Promise<void> {
    await this.sessions.delete({ userId, ...(exceptHash && { tokenHash: Not(exceptHash) }) });
    this.#cache.clear();
  }

  private async load(tokenHash: Buffer): Promise<Identity | undefined> {
    const now = Date.now();
    const session = await this.sessions.findOne({
      where: {
        tokenHash,
        expiresAt: MoreThan(new Date(now)),
        lastSeenAt: MoreThan(new Date(now - IDLE_LIMIT_MS)),
      },
      relations: { user: true },
    });
    if (session === null) return undefined;
    if (session.lastSeenAt.getTime() < now - SEEN_EVERY_MS) {
      await this.sessions.update({ tokenHash }, { lastSeenAt: new Date(now) });
    }
    const { id, name, email } = session.user;
    return { account: { id, name, email }, via: 'session', tokenHash };
  }
}
