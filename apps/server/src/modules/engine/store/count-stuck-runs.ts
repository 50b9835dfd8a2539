import type { Pool } from 'pg';

/** Runs normally move within seconds of their due time. */
const STUCK_AFTER = `interval '2 minutes'`;

/** The count stops here: a larger number says no more, and counting costs. */
const MAX_COUNTED = 10_000;

const COUNT = `
  select count(*)::int as runs from (
    select 1 from runs where due_at is not null and overdue_since < clock_timestamp() - ${STUCK_AFTER}
      and workflow_id = coalesce($1::uuid, workflow_id)
    union all
    select 1 from runs where due_at < clock_timestamp() - ${STUCK_AFTER} and overdue_since is null
      and workflow_id = coalesce($1::uuid, workflow_id)
    limit ${MAX_COUNTED}
  ) stuck`;

/**
 * The number of runs that are overdue by two minutes: no worker is alive, all are behind, or the run has a problem.
 * Excludes runs that wait on purpose (for a time, a reply, a slot).
 */
export async function countStuckRuns(pool: Pool, workflowId?: string): Promise<number> {
  const { rows } = await pool.query<{ runs: number }>(COUNT, [workflowId]);
  return rows[0]?.runs ?? 0;
}
