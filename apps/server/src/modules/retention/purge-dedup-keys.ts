import type { Pool } from 'pg';

const BATCH = 5000;

const FORGET = `
  delete from dedup_keys where ctid = any(array(
    select ctid from dedup_keys where expires_at < clock_timestamp() limit ${BATCH} for update skip locked))`;

/** Lets go of keys whose time has passed: an event with one of them is a new event. @param pause throws when it is time to stop. */
export async function purgeDedupKeys(pool: Pool, pause: () => Promise<void>): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(FORGET);
    if ((rowCount ?? 0) < BATCH) return;
    await pause();
  }
}
