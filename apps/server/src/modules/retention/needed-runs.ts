/**
 * Rows that retention must keep, however old: an unfinished run, its event, the run it retries, and the finished runs
 * it has started.
 */
import { RUN_STATUSES, isFinished } from '@hookline/domain';
import type { Pool, PoolClient } from 'pg';
import type { IdRange } from '../../platform/database/statements/newest-in-index.js';

export const UNFINISHED = RUN_STATUSES.filter((status) => !isFinished(status));

/** Each half matches a partial index. Iterations that are not due yet have an unfinished parent. */
const UNFINISHED_RUNS = `
  select id, event_id, retry_of from runs where due_at is not null
  union all
  select id, event_id, retry_of from runs where item_index is null and status = any($1::text[]) and due_at is null`;

/** Whether an unfinished run lies in the range, or needs a row in it. */
export async function isRangeNeeded(database: Pool | PoolClient, { from, before }: IdRange): Promise<boolean> {
  const { rows } = await database.query<{ needed: boolean }>(
    `select exists (
       select 1 from (${UNFINISHED_RUNS}) r
       where (id >= $2 and id < $3) or (event_id >= $2 and event_id < $3) or (retry_of >= $2 and retry_of < $3)
     ) as needed`,
    [UNFINISHED, from, before],
  );
  return rows[0]?.needed === true;
}

/** Finished runs that an unfinished one retries. */
export async function runsBeingRetried(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select retry_of as id from (${UNFINISHED_RUNS}) r where retry_of is not null`,
    [UNFINISHED],
  );
  return rows.map((row) => row.id);
}
