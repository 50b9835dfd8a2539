import type { Pool } from 'pg';
import { withConnection } from './in-transaction.js';

export interface LockedWork {
  readonly key: number;
  readonly stopped: AbortSignal;
  /** @param stopped aborted with `stopped`, and when the connection that holds the lock is lost */
  readonly work: (stopped: AbortSignal) => Promise<void>;
}

/** Works while it holds a lock of the database; does nothing when another process holds it. */
export const tryWithAdvisoryLock = (pool: Pool, { key, stopped, work }: LockedWork): Promise<void> =>
  withConnection(pool, async (client) => {
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [key]);
    if (rows[0]?.alone !== true) return;
    const over = new AbortController();
    const end = (): void => over.abort();
    client.once('error', end);
    // Not `AbortSignal.any`: in Node 20, a signal that lives long remembers all that were made of it.
    stopped.addEventListener('abort', end);
    try {
      await work(over.signal);
    } finally {
      client.off('error', end);
      stopped.removeEventListener('abort', end);
      // Closing the connection would free its lock too, but only a moment later: the next run would find it taken.
      await client.query('select pg_advisory_unlock($1)', [key]);
    }
  });
