/** Events kept without a run, held or captured, that wait until a person runs or dismisses them. */
import type { Pool } from 'pg';

/** On columns of `events`: the predicate of their partial index. */
export const IS_WAITING = `verdict in ('held', 'captured') and settled_at is null`;

const COUNT = `
  select count(*)::int as waiting from events where ${IS_WAITING} and workflow_id = coalesce($1::uuid, workflow_id)
    and workflow_id in (select id from workflows where deleted_at is null)`;

/** Of all workflows when the id is undefined. Excludes deleted workflows. */
export async function countWaiting(pool: Pool, workflowId: string | undefined): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(COUNT, [workflowId ?? null]);
  return rows[0]?.waiting ?? 0;
}

/** @returns the number of dismissed events */
export async function dismissWaiting(pool: Pool, workflowId: string): Promise<number> {
  const { rowCount } = await pool.query(
    `update events set settled_at = clock_timestamp() where workflow_id = $1 and ${IS_WAITING}`,
    [workflowId],
  );
  return rowCount ?? 0;
}

/** Marks the event as run: it waits no longer. */
export async function settle(pool: Pool, eventId: string): Promise<void> {
  await pool.query(`update events set settled_at = clock_timestamp() where id = $1 and ${IS_WAITING}`, [eventId]);
}
