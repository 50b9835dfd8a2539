/**
 * Carries out a change of the hot tables' shape. While such a change waits for its lock, everybody else waits behind it:
 * so it waits, and works, only for a moment, and rather tries again later than hold up what comes in.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './in-transaction.js';

const MAX_WAIT_MS = 200;
const MAX_STATEMENT_MS = 1000;
const TRIES = 5;
const PAUSE_MS = 200;

/** Whether somebody else had the lock all the time. */
export const isLockedOut = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01');

/** @param work is done in a transaction of its own, several times if need be. @throws what {@link isLockedOut} tells. */
export async function withLockTimeout<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction(pool, async (client) => {
        await client.query(`set local lock_timeout = ${MAX_WAIT_MS}`);
        await client.query(`set local statement_timeout = ${MAX_STATEMENT_MS}`);
        return work(client);
      });
    } catch (error) {
      if (tries === TRIES || !isLockedOut(error)) throw error;
      await wait(PAUSE_MS * tries);
    }
  }
}
