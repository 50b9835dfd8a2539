/**
 * Rate-limits password guesses: ten attempts in fifteen minutes per e-mail address and network address, a hundred per
 * network address (unless it is a proxy's that all clients share). The counters are in the database, so that all
 * processes share them. An attempt is counted before the password is checked, so that parallel attempts gain nothing.
 */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { Logger } from 'pino';
import { RateLimiterPostgres, RateLimiterRes, type IRateLimiterPostgresOptions } from 'rate-limiter-flexible';
import { Pool } from '../../../platform/database/pool.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LOGGER } from '../../../platform/logging/create-logger.js';

const WINDOW_SECONDS = 15 * 60;

/** Where a login attempt comes from. */
export interface AttemptOrigin {
  /** The client's network address, as far as proxies are trusted. */
  readonly address: string;
  /** A proxy forwards the request and TRUST_PROXY does not trust it: all clients have the proxy's address. */
  readonly isShared: boolean;
}

/** With TRUST_PROXY set, Fastify has read the header, and `ips` lists more than the connection's address. */
export const originOf = ({ ip, ips, headers }: FastifyRequest): AttemptOrigin => ({
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
  async countAttempt(origin: AttemptOrigin, email: string): Promise<void> {
    const network = networkOf(origin.address);
    try {
      // A shared address is not limited: a hundred wrong attempts of a stranger would lock out everyone.
      if (!origin.isShared) await spend(this.byAddress, digest(network));
      await spend(this.byPerson, digest(`${network} ${email}`));
    } catch (error) {
      if (error instanceof AppError) this.logger.warn({ address: origin.address }, origin.isShared ? SHARED : LIMITED);
      throw error;
    }
  }

  /** Removes the counted attempt: the password was right. */
  async uncount({ address, isShared }: AttemptOrigin, email: string): Promise<void> {
    if (!isShared) await this.byAddress.reward(digest(networkOf(address)));
    await this.byPerson.delete(digest(`${networkOf(address)} ${email}`));
  }
}

const LIMITED = 'Too many login attempts from this address; further ones are refused for up to 15 minutes';
const SHARED = `${LIMITED}. The address is a proxy's, so all logins to this account through it are refused: set TRUST_PROXY to the number of proxies in front of Hookline`;

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

/** An IPv6 customer owns a whole /64, so the limit counts per /64. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
