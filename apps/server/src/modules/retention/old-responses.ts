import type { Pool } from 'pg';

const BATCH = 1000;

/**
 * Deletes webhook responses of events older than `before`, a bound on their ids.
 * @param pause waits between batches. Throws when the deletion should stop.
 */
export async function deleteOldResponses(pool: Pool, before: string, pause: () => Promise<void>): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `delete from webhook_responses where event_id in (select event_id from webhook_responses where event_id < $1 order by event_id limit ${BATCH})`,
      [before],
    );
    if ((rowCount ?? 0) < BATCH) return;
    await pause();
  }
}
