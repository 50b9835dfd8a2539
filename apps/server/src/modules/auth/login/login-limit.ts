/**
 * Rate-limits password guesses: ten attempts in fifteen minutes per e-mail address and network address, a hundred per
 * network address. Behind a proxy that TRUST_PROXY does not count, all clients share one network address: there the ten
 * are per address that the proxy names, and the hundred per e-mail address. The counters are in the database, so that all
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
  /**
   * Whom a proxy that TRUST_PROXY does not trust forwards the request for: the last address, which the nearest proxy adds itself.
   * Null without a proxy. A client that is none can make it up: that gives it a hundred attempts in place of ten.
   */
  readonly claimed: string | null;
}

/** With TRUST_PROXY set, Fastify has read the header, and `ips` lists more than the connection's address. */
export const originOf = ({ ip, ips, headers }: FastifyRequest): AttemptOrigin => ({
  address: ip,
  claimed: (ips?.length ?? 0) < 2 ? lastOf(headers['x-forwarded-for']) : null,
});

const lastOf = (forwarded: string | string[] | undefined): string | null =>
  forwarded === undefined ? null : withoutPort(String(forwarded).split(',').at(-1)?.trim().slice(0, MAX_LENGTH) ?? '');

const MAX_LENGTH = 64;

const withoutPort = (address: string): string =>
  /^(?:\[(.*)\]|([\d.]+))(?::\d+)?$/.exec(address)?.slice(1).join('') ?? address;

@Injectable()
export class LoginLimit {
  private readonly byPerson: RateLimiterPostgres;
  private readonly byAddress: RateLimiterPostgres;
  private readonly byAccount: RateLimiterPostgres;
  private hasHinted = false;

  constructor(
    @Inject(Pool) pool: Pool,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.byPerson = new RateLimiterPostgres({ ...storedIn(pool), keyPrefix: 'person', points: 10 });
    this.byAddress = new RateLimiterPostgres({ ...storedIn(pool), keyPrefix: 'address', points: 100 });
    this.byAccount = new RateLimiterPostgres({ ...storedIn(pool), keyPrefix: 'account', points: 100 });
  }

  /** @throws AppError `login.limited` */
  async countAttempt(origin: AttemptOrigin, email: string): Promise<void> {
    const { address, claimed } = origin;
    const keys = keysOf(origin, email);
    if (claimed !== null) this.hint(address);
    try {
      // A shared address as such is not limited: a hundred wrong attempts of a stranger would lock out everyone.
      if (claimed === null) await spend(this.byAddress, keys.network);
      await spend(this.byPerson, keys.person);
      if (claimed !== null) await spend(this.byAccount, keys.account);
    } catch (error) {
      if (error instanceof AppError) this.logger.warn({ address, ...(claimed !== null && { claimed }) }, LIMITED);
      throw error;
    }
  }

  /** Removes the counted attempt: the password was right. */
  async uncount(origin: AttemptOrigin, email: string): Promise<void> {
    const keys = keysOf(origin, email);
    if (origin.claimed === null) await this.byAddress.reward(keys.network);
    else await this.byAccount.reward(keys.account);
    await this.byPerson.delete(keys.person);
  }

  /** Once in a process: it says nothing new the second time. */
  private hint(address: string): void {
    if (!this.hasHinted) this.logger.warn({ address }, SHARED);
    this.hasHinted = true;
  }
}

const keysOf = ({ address, claimed }: AttemptOrigin, email: string) => {
  const network = networkOf(address);
  return {
    network: digest(network),
    account: digest(`${network} ${email}`),
    person: digest(claimed === null ? `${network} ${email}` : `${network} ${networkOf(claimed)} ${email}`),
  };
};

const LIMITED = 'Too many login attempts from this address; further ones are refused for up to 15 minutes';
const SHARED =
  'Logins come through a proxy that TRUST_PROXY does not count, so whom it names is hardly believed: set TRUST_PROXY to the number of proxies in front of Hookline';

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
