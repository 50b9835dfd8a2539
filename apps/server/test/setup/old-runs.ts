import type { Pool } from 'pg';
import { ensurePartitions } from '../../src/platform/database/partitions.js';
import { idAt } from '../../src/platform/ids/uuid.js';

const DAY_MS = 24 * 3_600_000;

export const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);

/** The id as it would be, had it been made then. */
const idThen = (id: string, then: Date): string => idAt(then.getTime()).slice(0, 14) + id.slice(14);

/** Makes a run, its event and its steps so many days old, as if the partition of that week had always been there. */
export async function makeOld(pool: Pool, runId: string, days: number): Promise<{ runId: string; eventId: string }> {
  await ensurePartitions(pool, daysAgo(days));
  return moveBack(pool, runId, days);
}

/** The same without making a partition. */
export async function moveBack(pool: Pool, runId: string, days: number): Promise<{ runId: string; eventId: string }> {
  const { rows } = await pool.query<{ event_id: string }>('select event_id from runs where id = $1', [runId]);
  const eventId = rows[0]?.event_id ?? '';
  const [oldRun, oldEvent] = [idThen(runId, daysAgo(days)), idThen(eventId, daysAgo(days))];
  await pool.query('update events set id = $1, received_at = $3 where id = $2', [oldEvent, eventId, daysAgo(days)]);
  await pool.query('update runs set id = $1, event_id = $3, started_at = $4 where id = $2', [
    oldRun,
    runId,
    oldEvent,
    daysAgo(days),
  ]);
  await pool.query('update steps set run_id = $1 where run_id = $2', [oldRun, runId]);
  return { runId: oldRun, eventId: oldEvent };
}
