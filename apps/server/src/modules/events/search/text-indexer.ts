/**
 * Builds the search segments: outside of the hot path, in one process at a time, a bounded amount per tick. The
 * segments themselves record the progress. A segment is checked again an hour later for late events, like a rollup
 * bucket.
 */
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../../platform/database/in-transaction.js';
import { Periodic } from '../../../platform/tasks/periodic.js';
import { buildSegment, storeSegment } from './build-segment.js';

const EVERY_MS = 2000;
/** Per tick. A busy process builds one segment only: runs come first, and searches stay correct without segments. */
const BUDGET_MS = 600;
const BUSY = 0.5;
const DELETES_EVERY_MS = 3_600_000;

export class TextIndexer {
  private deletedAt = -Infinity;
  private lastTick = performance.eventLoopUtilization();

  constructor(private readonly pool: Pool) {}

  @Periodic({
    name: 'index events',
    everyMs: EVERY_MS,
    immediate: true,
    exclusive: 'searchIndex',
    onFailure: 'Indexing events failed; searches scan them until the next tick succeeds',
  })
  async index(stopped: AbortSignal): Promise<void> {
    const { pool } = this;
    const giveUpAt = performance.now() + (this.isBusy() ? 0 : BUDGET_MS);
    const continues = (done: boolean) => done && !stopped.aborted && performance.now() < giveUpAt;
    while (continues(await inTransaction(pool, (client) => buildSegment(client, Date.now()))));
    while (continues(await inTransaction(pool, checkOldest)));
    this.lastTick = performance.eventLoopUtilization();
    if (stopped.aborted || performance.now() - this.deletedAt < DELETES_EVERY_MS) return;
    await deleteEmpty(pool);
    this.deletedAt = performance.now();
  }

  /** Event loop utilization since the last tick, without this work. */
  private isBusy(): boolean {
    return performance.eventLoopUtilization(this.lastTick).utilization > BUSY;
  }
}

/** The oldest unchecked segment, with the number of its events that are not in it. */
const UNCHECKED = `
  select from_id, before_id, (
      select count(*) from events e where e.id >= b.from_id and e.id < b.before_id
    ) > cardinality(events) as misses_some
  from search_segments b where from_id >= (select checked_to from search_progress)
    and built_at < clock_timestamp() - interval '1 hour'
  order by from_id limit 1`;

/** Checks a segment, and rebuilds it for late events. @returns false when none is due. */
async function checkOldest(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ from_id: string; before_id: string; misses_some: boolean }>(UNCHECKED);
  const [segment] = rows;
  if (!segment) return false;
  if (segment.misses_some) {
    await client.query('delete from search_segments where from_id = $1', [segment.from_id]);
    await storeSegment(client, { from: segment.from_id, before: segment.before_id });
  }
  await client.query('update search_progress set checked_to = $1', [segment.before_id]);
  return true;
}

/** Deletes segments whose events retention has deleted. */
async function deleteEmpty(pool: Pool): Promise<void> {
  await pool.query(
    `delete from search_segments b
     where not exists (select 1 from events e where e.id >= b.from_id and e.id < b.before_id)`,
  );
}
