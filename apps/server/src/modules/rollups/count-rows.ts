/**
 * Counts events and runs from the rows, by ten-minute buckets of their ids: the source of rollups, and their reference.
 */
import { SqlValues } from '../../platform/database/statements/sql-values.js';
import { idAt } from '../../platform/ids/uuid.js';

export const BUCKET_MS = 600_000;

/** A range of time in milliseconds, `to` excluded. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

export interface EventCount {
  readonly bucket: Date;
  readonly workflow_id: string;
  readonly verdict: string;
  readonly events: number;
  /** Events that should have a run and have none. */
  readonly without_run: number;
}

export interface RunCount {
  readonly bucket: Date;
  readonly workflow_id: string;
  readonly status: string;
  readonly runs: number;
}

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** The timestamp of an id, rounded down to its bucket. */
const BUCKET_OF_ID = `to_timestamp(
  ('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / ${BUCKET_MS} * ${BUCKET_MS / 1000})`;

/** An event's run is created at the same moment: searched near it first, and among all runs only if it is not there. */
const RUN_WITHIN_MS = 60_000;

export function countEvents({ from, to }: TimeRange, workflowId: string | undefined): Statement {
  const values = new SqlValues();
  const [first, end] = [values.add(idAt(from), 'uuid'), values.add(idAt(to), 'uuid')];
  const text = `
    select ${BUCKET_OF_ID} as bucket, workflow_id, verdict, count(*)::int as events,
      sum(case when verdict <> 'run' or near.event_id is not null then 0
        when exists (select 1 from runs r where r.event_id = e.id) then 0 else 1 end)::int as without_run
    from events e left join (
      select distinct event_id from runs
      where id >= ${first} and id < ${values.add(idAt(to + RUN_WITHIN_MS), 'uuid')} and event_id is not null
    ) near on near.event_id = e.id
    where e.id >= ${first} and e.id < ${end}${ofWorkflow(workflowId, values)}
    group by 1, 2, 3`;
  return { text, values: values.all };
}

/** The runs that lists of runs show: no tests, no iterations. */
export function countRuns({ from, to }: TimeRange): Statement {
  return {
    text: `
      select ${BUCKET_OF_ID} as bucket, workflow_id, status, count(*)::int as runs from runs
      where id >= $1 and id < $2 and mode = 'production' and item_index is null group by 1, 2, 3`,
    values: [idAt(from), idAt(to)],
  };
}

/** The unfinished runs of those that {@link countRuns} counts, per bucket. */
export const countUnfinished = ({ from, to }: TimeRange): Statement => ({
  text: `
    select ${BUCKET_OF_ID} as bucket, count(*)::int as runs from runs
    where id >= $1 and id < $2 and due_at is not null and mode = 'production' and item_index is null group by 1`,
  values: [idAt(from), idAt(to)],
});

const ofWorkflow = (workflowId: string | undefined, values: SqlValues): string =>
  workflowId === undefined ? '' : ` and workflow_id = ${values.add(workflowId, 'uuid')}`;
