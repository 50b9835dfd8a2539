import type { Pool } from 'pg';

/** Runs are normally moved within seconds of when they are due. */
const STUCK_AFTER = `interval '2 minutes'`;

/** No more are counted: then the number does not matter any more, and counting costs. */
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
 * How many runs have not moved for two minutes although they should: no worker is alive, all are behind, or something is
 * wrong with the run. What waits on purpose (for a time, an answer, its turn) is not among them.
 */
export async function countStuckRuns(pool: Pool, workflowId?: string): Promise<number> {
  const { rows } = await pool.query<{ runs: number }>(COUNT, [workflowId]);
  return rows[0]?.runs ?? 0;
}
