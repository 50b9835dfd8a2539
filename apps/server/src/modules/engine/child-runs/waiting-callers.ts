import type { StepWait } from '@hookline/domain';
import type { Pool } from 'pg';
import { fromJson } from '../../../platform/database/statements/from-json.js';

const CHAIN = `
  with recursive chain as (
    select parent_run_id as run_id, parent_node_id as node_id, item_index, 1 as level from runs
    where id = $1 and parent_run_id is not null
    union all
    select r.parent_run_id, r.parent_node_id, r.item_index, c.level + 1 from chain c join runs r on r.id = c.run_id
    where r.parent_run_id is not null
  )
  select c.run_id, c.item_index, s.wait from chain c left join steps s on s.run_id = c.run_id and s.node_id = c.node_id
  order by c.level`;

interface Link {
  readonly run_id: string;
  readonly item_index: number | null;
  readonly wait: string | null;
}

/** The runs that cannot end before this one, the nearest first. */
export async function waitingCallers(pool: Pool, runId: string): Promise<string[]> {
  const { rows } = await pool.query<Link>(CHAIN, [runId]);
  const first = rows.findIndex((link) => !isAwaited(link));
  return rows.slice(0, first === -1 ? rows.length : first).map((link) => link.run_id);
}

/** A loop always waits for its iterations. */
function isAwaited({ item_index, wait }: Link): boolean {
  if (item_index !== null) return true;
  const waitsFor = wait === null ? null : fromJson<StepWait | null>(wait);
  return waitsFor?.kind === 'call' && !waitsFor.detached;
}
