/**
 * Slows guessing of passwords: ten tries in fifteen minutes for one e-mail address from one network address, a hundred
 * for one network address, unless a proxy's stands for everybody's. Counted in the database, so that several processes count together; a try counts before the
 * password is looked at, so that many at once gain nothing.
 */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { type IRateLimiterPostgresOptions, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Pool } from '../../../platform/database/pool.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LOGGER } from '../../../platform/logging/create-logger.js';

const WINDOW_SECONDS = 15 * 60;

/** Where a try comes from. */
export interface TryOrigin {
  /** Of the network, as far as proxies are believed. */
  readonly address: string;
  /** A proxy says whom it speaks for, and no setting says to believe it: then everybody has the proxy's address. */
  readonly isShared: boolean;
}

/** With TRUST_PROXY set, Fastify has read the header, and lists more than the one address of the connection. */
export const originOf = ({ ip, ips, headers }: FastifyRequest): TryOrigin => ({
  address: ip,
  isShared: headers['x-forwarded-for'] !== undefined && (ips?.length ?? 0) < 2,
});

@Injectable()
export class LoginLimit {
  private readonly byPerson: RateLimiterPostgres;
  private readonly byAddress: RateLimiterPostgres;

  constructor(
    @Inject(Pool) pool: Pool,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.byPerson = new RateLimiterPostgres({ ...storedIn(pool), keyPrefix: 'person', points: 10 });
    this.byAddress = new RateLimiterPostgres({ ...storedIn(pool), keyPrefix: 'address', points: 100 });
  }

  /** @throws AppError `login.limited` */
  async countTry(origin: TryOrigin, email: string): Promise<void> {
    const network = networkOf(origin.address);
    try {
      // What everybody shares is no bound for one: a hundred wrong tries of a stranger would lock out all.
      if (!origin.isShared) await spend(this.byAddress, digest(network));
      await spend(this.byPerson, digest(`${network} ${email}`));
    } catch (error) {
      if (error instanceof AppError) this.logger.warn({ address: origin.address }, origin.isShared ? SHARED : LIMITED);
      throw error;
    }
  }

  /** Takes back what was counted: the password was right. */
  async forget({ address, isShared }: TryOrigin, email: string): Promise<void> {
    if (!isShared) await this.byAddress.reward(digest(networkOf(address)));
    await this.byPerson.delete(digest(`${networkOf(address)} ${email}`));
  }
}

const LIMITED = 'Too many tries to log in from this address: more are refused for up to 15 minutes';
const SHARED = `${LIMITED}. It is a proxy's, so that everybody who logs in to this account there is refused with it: set TRUST_PROXY to the number of proxies in front of Hookline`;

const storedIn = (pool: Pool): Omit<IRateLimiterPostgresOptions, 'points'> => ({
  storeClient: pool,
  storeType: 'pool',
  tableName: 'login_attempts',
  tableCreated: true,
  duration: WINDOW_SECONDS,
});

async function spend(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000));
    throw new AppError(
      'limited',
      'login.limited',
      `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then log in again.`,
      { retryAfterMs: error.msBeforeNext },
    );
  }
}

/** One IPv6 customer has a whole /64 to choose addresses from. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
