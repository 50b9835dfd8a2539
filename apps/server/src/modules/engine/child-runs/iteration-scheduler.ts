/**
 * Schedules the iterations of a loop. Runs at every iteration's end, so its cost depends on the running iterations, not
 * on all of them. Locked per loop: no two processes fill the same slot.
 */
import type { Pool } from 'pg';
import { inTransaction } from '../../../platform/database/in-transaction.js';
import { fromJson } from '../../../platform/database/statements/from-json.js';
import { FIRST_SWEEP_SECONDS } from '../store/run-starter.js';
import type { ParentStep } from './child-runs.js';

/** The next iterations of a loop, and whether the parent run must be checked. */
export interface ScheduledIterations {
  readonly released: readonly string[];
  readonly parentIsDue: boolean;
}

const FIRST_SWEEP = `clock_timestamp() + interval '${FIRST_SWEEP_SECONDS} seconds'`;

const NEXT = `
  with active as (
    select count(*)::int as n from runs where parent_run_id = $1 and parent_node_id = $2 and due_at is not null and finished_at is null
  ), broken as (
    select $4::boolean and exists (
      select 1 from runs where parent_run_id = $1 and parent_node_id = $2 and status in ('failed', 'cancelled')) as it
  ), next as (
    select id from runs where parent_run_id = $1 and parent_node_id = $2 and status = 'queued' and due_at is null and not (select it from broken)
    order by item_index limit greatest(0, $3 - (select n from active))
  ), released as (
    update runs r set due_at = ${FIRST_SWEEP}, started_at = clock_timestamp() from next where r.id = next.id returning r.id, r.item_index
  )
  select array(select id from released order by item_index) as released, (select it from broken) as broken, (select n from active) as active`;

const SUSPENDED = `select wait from steps where run_id = $1 and node_id = $2 and status = 'waiting'`;
const CLEAR_DUE = `update runs set due_at = null, overdue_since = null where id = any($1::uuid[]) and finished_at is not null`;
const WAKE = `update runs set due_at = clock_timestamp() where id = $1 and finished_at is null`;

export class IterationScheduler {
  constructor(private readonly pool: Pool) {}

  /**
   * Releases the next iterations into the free slots.
   * @param ended finished iterations, which are no longer due
   */
  releaseNext({ runId, nodeId }: ParentStep, ended: readonly string[]): Promise<ScheduledIterations> {
    return inTransaction(this.pool, async (client) => {
      await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${runId}/${nodeId}`]);
      if (ended.length > 0) await client.query(CLEAR_DUE, [ended]);
      const { rows: steps } = await client.query<{ wait: string }>(SUSPENDED, [runId, nodeId]);
      const wait = steps[0] && fromJson<{ concurrency: number; onItemError: string }>(steps[0].wait);
      if (!wait) return { released: [], parentIsDue: false };
      const { rows } = await client.query<{ released: string[]; broken: boolean; active: number }>(NEXT, [
        runId,
        nodeId,
        wait.concurrency,
        wait.onItemError === 'stop',
      ]);
      const { released = [], broken = false, active = 0 } = rows[0] ?? {};
      const parentIsDue = broken || (active === 0 && released.length === 0);
      if (parentIsDue) await client.query(WAKE, [runId]);
      return { released, parentIsDue };
    });
  }

  /** Makes the caller of an ended run due. */
  async callEnded(callerId: string): Promise<void> {
    await this.pool.query(WAKE, [callerId]);
  }

  /** Marks these finished runs as no longer due. */
  async clearDue(runIds: readonly string[]): Promise<void> {
    await this.pool.query(CLEAR_DUE, [runIds]);
  }
}
