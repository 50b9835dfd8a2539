/**
 * Makes the segments that a search for words looks into: outside the hot path, in one process at a time, a little of each
 * turn. How far it is, the segments themselves say. A segment is looked at again an hour later, for what came late, as a tally is.
 */
import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import { inTransaction } from '../../../platform/database/in-transaction.js';
import { PeriodicTask } from '../../../platform/tasks/periodic-task.js';
import { buildSegment, storeSegment } from './build-segment.js';

const EVERY_MS = 2000;
/** Of each turn. In a process that has its hands full it is one segment: runs go before, and searches stay right without it. */
const WORKS_MS = 600;
const BUSY = 0.5;
const FORGETS_EVERY_MS = 3_600_000;

/** A number of our own for `pg_try_advisory_xact_lock`. */
const LOCK = 7_204_104;

export class TextIndexer {
  private readonly task: PeriodicTask;
  private forgotAt = -Infinity;
  private lastTurn = performance.eventLoopUtilization();

  constructor(
    private readonly pool: Pool,
    logger: Logger,
  ) {
    const onFailure = 'Events could not be indexed; a search looks through them until they are';
    const options = { periodMs: EVERY_MS, immediate: true, logger, onFailure };
    this.task = new PeriodicTask((stopped) => this.pass(stopped), options);
  }

  start(): void {
    this.task.start();
  }

  close(): Promise<void> {
    return this.task.close();
  }

  private async pass(stopped: AbortSignal): Promise<void> {
    const giveUpAt = performance.now() + (this.isBusy() ? 0 : WORKS_MS);
    const goesOn = (done: boolean) => done && !stopped.aborted && performance.now() < giveUpAt;
    while (goesOn(await this.alone((client) => buildSegment(client, Date.now()))));
    while (goesOn(await this.alone(checkOldest)));
    this.lastTurn = performance.eventLoopUtilization();
    if (performance.now() - this.forgotAt < FORGETS_EVERY_MS) return;
    if (!stopped.aborted && (await this.alone(forgetEmpty))) this.forgotAt = performance.now();
  }

  /** What the process did since the last turn, this work left out. */
  private isBusy(): boolean {
    return performance.eventLoopUtilization(this.lastTurn).utilization > BUSY;
  }

  /** @returns false also when another process is at it. */
  private alone(work: (client: PoolClient) => Promise<boolean>): Promise<boolean> {
    return inTransaction(this.pool, async (client) => {
      const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_xact_lock($1) as alone', [LOCK]);
      return rows[0]?.alone === true && work(client);
    });
  }
}

/** The oldest segment that has not been checked, with the number of its events that are not in it. */
const UNCHECKED = `
  select from_id, before_id, (
      select count(*) from events e where e.id >= b.from_id and e.id < b.before_id
    ) > cardinality(events) as misses_some
  from search_segments b where from_id >= (select checked_to from search_progress)
    and built_at < clock_timestamp() - interval '1 hour'
  order by from_id limit 1`;

/** Checks a segment, and makes it anew when something of it came late. @returns false when none is due. */
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

/** Retention lets go of events; the segments in which none is left go after them. */
async function forgetEmpty(client: PoolClient): Promise<boolean> {
  await client.query(
    `delete from search_segments b
     where not exists (select 1 from events e where e.id >= b.from_id and e.id < b.before_id)`,
  );
  return true;
}
