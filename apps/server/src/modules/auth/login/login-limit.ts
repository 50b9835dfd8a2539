/**
 * Slows guessing of passwords: ten tries in fifteen minutes for one e-mail address from one network address, a hundred
 * for one network address. Counted in the database, so that several processes count together; a try counts before the
 * password is looked at, so that many at once gain nothing.
 */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { type IRateLimiterPostgresOptions, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Pool } from '../../../platform/database/pool.js';
import { AppError } from '../../../platform/errors/app-error.js';

const WINDOW_SECONDS = 15 * 60;

@Injectable()
export class LoginLimit {
  private readonly byPerson: RateLimiterPostgres;
  private readonly byAddress: RateLimiterPostgres;

  constructor(@Inject(Pool) pool: Pool) {
    this.byPerson = new RateLimiterPostgres({ ...storedIn(pool), keyPrefix: 'person', points: 10 });
    this.byAddress = new RateLimiterPostgres({ ...storedIn(pool), keyPrefix: 'address', points: 100 });
  }

  /** @throws AppError `login.limited` */
  async countTry(address: string, email: string): Promise<void> {
    await spend(this.byAddress, digest(networkOf(address)));
    await spend(this.byPerson, digest(`${networkOf(address)} ${email}`));
  }

  /** Takes back what was counted: the password was right. */
  async forget(address: string, email: string): Promise<void> {
    await this.byAddress.reward(digest(networkOf(address)));
    await this.byPerson.delete(digest(`${networkOf(address)} ${email}`));
  }
}

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
