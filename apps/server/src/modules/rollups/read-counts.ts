/**
 * Exact counts of events and runs over a range of any size: from rollups for the buckets that have one, and from the
 * rows for the rest (the last minutes, and the cut-off ends of the range).
 */
import type { Pool } from 'pg';
import { BUCKET_MS, countEvents, countRuns, type EventCount, type RunCount, type TimeRange } from './count-rows.js';

export async function readEventCounts(pool: Pool, range: TimeRange, workflowId?: string): Promise<EventCount[]> {
  // A bucket with missing runs is recounted each time, so that the ledger notices when they appear.
  const { buckets, others } = await rolledUp(
    pool,
    range,
    'not exists (select 1 from event_rollups e where e.bucket = t.bucket and e.without_run > 0)',
  );
  const rolledUpCounts = pool.query<EventCount>(
    `select bucket, workflow_id, verdict, events, without_run from event_rollups
     where bucket = any($1::timestamptz[]) and workflow_id = coalesce($2::uuid, workflow_id)`,
    [buckets, workflowId],
  );
  const counted = others.map((each) => pool.query<EventCount>(countEvents(each, workflowId)));
  return (await Promise.all([rolledUpCounts, ...counted])).flatMap(({ rows }) => rows);
}

export async function readRunCounts(pool: Pool, range: TimeRange): Promise<RunCount[]> {
  const { buckets, others } = await rolledUp(pool, range, 'true');
  const rolledUpCounts = pool.query<RunCount>(
    'select bucket, workflow_id, status, runs from run_rollups where bucket = any($1::timestamptz[])',
    [buckets],
  );
  const counted = others.map((each) => pool.query<RunCount>(countRuns(each)));
  return (await Promise.all([rolledUpCounts, ...counted])).flatMap(({ rows }) => rows);
}

/** The counted buckets within the range, and the ranges between them. */
async function rolledUp(
  pool: Pool,
  { from, to }: TimeRange,
  usable: string,
): Promise<{ buckets: Date[]; others: TimeRange[] }> {
  const { rows } = await pool.query<{ bucket: Date }>(
    `select bucket from rollup_buckets t where bucket >= $1 and bucket <= $2 and ${usable} order by bucket`,
    [new Date(from), new Date(to - BUCKET_MS)],
  );
  const others: TimeRange[] = [];
  let at = from;
  for (const { bucket } of rows) {
    if (bucket.getTime() > at) others.push({ from: at, to: bucket.getTime() });
    at = bucket.getTime() + BUCKET_MS;
  }
  if (at < to) others.push({ from: at, to });
  return { buckets: rows.map((row) => row.bucket), others };
}
