/** Finds old rows in small batches, oldest first. Every batch returns the cursor of the next. */
import type { Pool } from 'pg';
import type { IdRange } from '../../platform/database/statements/newest-in-index.js';
import { UNFINISHED } from './needed-runs.js';

const BATCH = 1000;

/** Rows with an id after `from` and before `before`: of a workflow, or of a table (a partition or its whole). */
export interface OldRows {
  readonly range: IdRange;
  readonly workflowId: string | null;
  readonly from: 'everywhere' | 'default';
}

export interface Batch {
  readonly ids: readonly string[];
  /** The last row scanned; null at the end. */
  readonly last: string | null;
}

/** Events that no unfinished run needs. */
export const findOldEvents = (pool: Pool, rows: OldRows, after: string): Promise<Batch> =>
  findBatch(
    pool,
    oldest(rows, 'events', 'true'),
    'not exists (select 1 from runs r where r.event_id = o.id and r.status = any($4::text[]))',
    [rows.workflowId, after, rows.range.before, UNFINISHED],
  );

/** Finished runs that are no iterations: those are deleted with their parent. */
export const findOldRuns = (pool: Pool, rows: OldRows, after: string, kept: readonly string[]): Promise<Batch> =>
  findBatch(
    pool,
    oldest(rows, 'runs', 'item_index is null'),
    `o.status <> all($4::text[]) and o.id <> all($5::uuid[])
     and not exists (select 1 from runs c where c.parent_run_id = o.id and c.due_at is not null)
     and (o.parent_run_id is null
       or not exists (select 1 from runs p where p.id = o.parent_run_id and p.status = any($4::text[])))`,
    [rows.workflowId, after, rows.range.before, UNFINISHED, kept],
  );

/** A workflow's rows are compared as rows, so that its own index is used: see `newestInIndex`. */
function oldest({ workflowId, from }: OldRows, table: 'events' | 'runs', where: string): string {
  const columns = table === 'runs' ? 'id, status, parent_run_id' : 'id';
  const [key, order] =
    workflowId === null
      ? ['$1::uuid is null', 'id']
      : [
          '(workflow_id, id) > ((select $1::uuid), (select $2::uuid)) and (workflow_id, id) < ((select $1::uuid), (select $3::uuid))',
          'workflow_id, id',
        ];
  return `select ${columns} from ${from === 'default' ? `${table}_default` : table}
    where ${where} and ${key} and id > $2::uuid and id < $3::uuid order by ${order} limit ${BATCH}`;
}

async function findBatch(pool: Pool, old: string, isDeletable: string, values: unknown[]): Promise<Batch> {
  const { rows } = await pool.query<{ last: string | null; ids: string[]; scanned: number }>(
    `with old as materialized (${old})
     select array(select id from old o where ${isDeletable}) as ids, (select id from old order by id desc limit 1) as last,
       (select count(*)::int from old) as scanned`,
    values,
  );
  const { ids, last, scanned } = rows[0] ?? { ids: [], last: null, scanned: 0 };
  return { ids, last: scanned < BATCH ? null : last };
}
