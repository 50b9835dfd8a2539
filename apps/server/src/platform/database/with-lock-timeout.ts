/**
 * Alters a hot table. While the change waits for its lock, every other statement queues behind it: so it uses short
 * lock timeouts, and retries later rather than block the intake.
 */
import pRetry from 'p-retry';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './in-transaction.js';

const MAX_WAIT_MS = 200;
const MAX_STATEMENT_MS = 1000;
const BACKOFF = { retries: 4, minTimeout: 200, maxTimeout: 1000 };

/** Whether other transactions held the lock until the end. */
export const isLockedOut = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01');

/**
 * @param work runs in a transaction of its own, possibly several times. @throws the error that {@link isLockedOut}
 * recognises.
 */
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
