import type { Pool } from 'pg';

const BATCH = 5000;

const PURGE = `
  delete from dedup_keys where ctid = any(array(
    select ctid from dedup_keys where expires_at < clock_timestamp() limit ${BATCH} for update skip locked))`;

/**
 * Deletes expired dedup keys: the next event with such a key is a new event. @param pause throws when the deletion
 * should stop.
 */
export async function purgeDedupKeys(pool: Pool, pause: () => Promise<void>): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(PURGE);
    if ((rowCount ?? 0) < BATCH) return;
    await pause();
  }
}
