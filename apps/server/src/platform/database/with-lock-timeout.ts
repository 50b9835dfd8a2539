/**
 * Changes the shape of a hot table. While such a change waits for its lock, every other statement waits behind it: so it waits
 * and works only for a moment, and rather retries later than hold up what comes in.
 */
import pRetry from 'p-retry';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './in-transaction.js';

const MAX_WAIT_MS = 200;
const MAX_STATEMENT_MS = 1000;
const BACKOFF = { retries: 4, minTimeout: 200, maxTimeout: 1000 };

/** Whether other transactions held the lock all the time. */
export const isLockedOut = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01');

/** @param work runs in a transaction of its own, several times if need be. @throws what {@link isLockedOut} tells. */
export const withLockTimeout = <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  pRetry(
    () =>
      inTransaction(pool, async (client) => {
        await client.query(`set local lock_timeout = ${MAX_WAIT_MS}`);
        await client.query(`set local statement_timeout = ${MAX_STATEMENT_MS}`);
        return work(client);
      }),
    { ...BACKOFF, shouldRetry: ({ error }) => isLockedOut(error) },
  );
