/**
 * Deletes old rows where a whole partition cannot be dropped: in small batches with a pause after each. Events go
 * before their runs, so that the ledger never misses a run of an existing event.
 */
import type { Pool } from 'pg';
import { runsBeingRetried } from './needed-runs.js';
import { findOldEvents, findOldRuns, type Batch, type OldRows } from './old-rows.js';

export interface Deleted {
  readonly events: number;
  readonly runs: number;
}

/** @param pause waits between batches. Throws when the deletion should stop. */
export async function deleteOld(pool: Pool, rows: OldRows, pause: () => Promise<void>): Promise<Deleted> {
  const events = await inBatches(
    rows.range.from,
    (after) => findOldEvents(pool, rows, after),
    async (ids) => (await pool.query('delete from events where id = any($1::uuid[])', [ids])).rowCount ?? 0,
    pause,
  );
  const kept = await runsBeingRetried(pool);
  const runs = await inBatches(
    rows.range.from,
    (after) => findOldRuns(pool, rows, after, kept),
    (ids) => deleteRuns(pool, ids, pause),
    pause,
  );
  return { events, runs };
}

async function inBatches(
  from: string,
  find: (after: string) => Promise<Batch>,
  remove: (ids: readonly string[]) => Promise<number>,
  pause: () => Promise<void>,
): Promise<number> {
  let removed = 0;
  for (let after: string | null = from; after !== null;) {
    const batch = await find(after);
    if (batch.ids.length > 0) removed += await remove(batch.ids);
    after = batch.last;
    if (after !== null) await pause();
  }
  return removed;
}

/** Per batch: a run may have many more iterations than a batch has runs. */
const MAX_ITERATIONS = 1000;

/** Deletes runs with their steps, after their iterations, so that no iteration is orphaned. */
async function deleteRuns(pool: Pool, ids: readonly string[], pause: () => Promise<void>): Promise<number> {
  let deleted = 0;
  for (;;) {
    const { rows } = await pool.query<{ id: string }>(
      `select id from runs where parent_run_id = any($1::uuid[]) and item_index is not null limit ${MAX_ITERATIONS}`,
      [ids],
    );
    if (rows.length === 0) break;
    const iterations = rows.map((row) => row.id);
    deleted += await deleteRuns(pool, iterations, pause);
    await pause();
  }
  const { rowCount } = await pool.query(
    `with gone_steps as (delete from steps where run_id = any($1::uuid[])),
       gone_callbacks as (delete from callbacks where run_id = any($1::uuid[]))
     delete from runs where id = any($1::uuid[])`,
    [ids],
  );
  return deleted + (rowCount ?? 0);
}
