/**
 * Counts of events and runs over a stretch of time, exact at any size: tallies for the spans that have one, and the rows
 * themselves for the rest, which is the last minutes and what the stretch cuts off.
 */
import type { Pool } from 'pg';
import { countEvents, countRuns, SPAN_MS, type EventCount, type RunCount, type Stretch } from './count-rows.js';

export async function readEventCounts(pool: Pool, stretch: Stretch, workflowId?: string): Promise<EventCount[]> {
  // A span with something missing is looked at anew each time, so that the ledger tells when it is there after all.
  const { spans, others } = await tallied(
    pool,
    stretch,
    'not exists (select 1 from event_tallies e where e.span = t.span and e.without_run > 0)',
  );
  const kept = pool.query<EventCount>(
    `select span, workflow_id, verdict, events, without_run from event_tallies
     where span = any($1::timestamptz[]) and workflow_id = coalesce($2::uuid, workflow_id)`,
    [spans, workflowId],
  );
  const counted = others.map((each) => pool.query<EventCount>(countEvents(each, workflowId)));
  return (await Promise.all([kept, ...counted])).flatMap(({ rows }) => rows);
}

export async function readRunCounts(pool: Pool, stretch: Stretch): Promise<RunCount[]> {
  const { spans, others } = await tallied(pool, stretch, 'true');
  const kept = pool.query<RunCount>(
    'select span, workflow_id, status, runs from run_tallies where span = any($1::timestamptz[])',
    [spans],
  );
  const counted = others.map((each) => pool.query<RunCount>(countRuns(each)));
  return (await Promise.all([kept, ...counted])).flatMap(({ rows }) => rows);
}

/** The spans within the stretch that have been counted, and the stretches between them. */
async function tallied(
  pool: Pool,
  { from, to }: Stretch,
  usable: string,
): Promise<{ spans: Date[]; others: Stretch[] }> {
  const { rows } = await pool.query<{ span: Date }>(
    `select span from tallied_spans t where span >= $1 and span <= $2 and ${usable} order by span`,
    [new Date(from), new Date(to - SPAN_MS)],
  );
  const others: Stretch[] = [];
  let at = from;
  for (const { span } of rows) {
    if (span.getTime() > at) others.push({ from: at, to: span.getTime() });
    at = span.getTime() + SPAN_MS;
  }
  if (at < to) others.push({ from: at, to });
  return { spans: rows.map((row) => row.span), others };
}
