/**
 * Counts each ten-minute bucket once it is over, in one process at a time and outside of the hot path. Recounts it an
 * hour later: a machine that slept in the middle of an insert, or whose clock is behind, adds to a bucket that seemed
 * complete.
 */
import { RUN_STATUSES, isFinished } from '@hookline/domain';
import type { Pool } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.js';
import { Periodic } from '../../platform/tasks/periodic.js';
import { BUCKET_MS, countEvents, countRuns, countUnfinished } from './count-rows.js';

const UNFINISHED = RUN_STATUSES.filter((status) => !isFinished(status));
const EVERY_MS = 30_000;
const DAY_MS = 24 * 3_600_000;
/** A little more than a day: the range of the ledger and the list of workflows. */
const REACH_MS = DAY_MS + 6 * BUCKET_MS;
/** By then, every event with an id of the bucket is committed. */
const OVER_AFTER_MS = 120_000;
const RECOUNT_AFTER_MS = 3_600_000;
const KEPT_MS = 32 * DAY_MS;

export class RollupWorker {
  constructor(private readonly pool: Pool) {}

  @Periodic({
    name: 'roll up counts',
    everyMs: EVERY_MS,
    immediate: true,
    exclusive: 'rollups',
    onFailure: 'Rolling up counts failed; lists and ledger count rows until the next tick succeeds',
  })
  async rollUpClosed(stopped: AbortSignal): Promise<void> {
    const now = Date.now();
    for (const bucket of await bucketsToRollUp(this.pool, now)) {
      if (stopped.aborted) return;
      await rollUp(this.pool, bucket);
    }
    await this.pool.query('delete from rollup_buckets where bucket < $1', [new Date(now - KEPT_MS)]);
  }
}

/** Buckets that are over and not counted, due for a recount, or whose runs have ended since. */
async function bucketsToRollUp(pool: Pool, now: number): Promise<Date[]> {
  const last = Math.floor((now - OVER_AFTER_MS) / BUCKET_MS) * BUCKET_MS - BUCKET_MS;
  const first = Math.floor((now - REACH_MS) / BUCKET_MS) * BUCKET_MS;
  const [known, unfinished] = await Promise.all([
    pool.query<{ bucket: Date; due: boolean; unfinished: number }>(
      `select t.bucket, not settled and rolled_up_at < $3 as due,
         coalesce((select sum(runs) from run_rollups r where r.bucket = t.bucket and status = any($4::text[])), 0)::int as unfinished
       from rollup_buckets t where bucket between $1 and $2`,
      [new Date(first), new Date(last), new Date(now - RECOUNT_AFTER_MS), UNFINISHED],
    ),
    pool.query<{ bucket: Date; runs: number }>(countUnfinished({ from: first, to: last + BUCKET_MS })),
  ]);
  const unfinishedNow = new Map(unfinished.rows.map((row) => [row.bucket.getTime(), row.runs]));
  const done = new Map(known.rows.map((row) => [row.bucket.getTime(), row]));
  return Array.from({ length: (last - first) / BUCKET_MS + 1 }, (_, index) => last - index * BUCKET_MS)
    .filter((bucket) => {
      const row = done.get(bucket);
      return !row || row.due || row.unfinished !== (unfinishedNow.get(bucket) ?? 0);
    })
    .map((bucket) => new Date(bucket));
}

async function rollUp(pool: Pool, bucket: Date): Promise<void> {
  const range = { from: bucket.getTime(), to: bucket.getTime() + BUCKET_MS };
  await inTransaction(pool, async (client) => {
    await client.query(MARK, [bucket, new Date(Date.now() - RECOUNT_AFTER_MS)]);
    const [events, runs] = [countEvents(range, undefined), countRuns(range)];
    await client.query('delete from event_rollups where bucket = $1', [bucket]);
    await client.query('delete from run_rollups where bucket = $1', [bucket]);
    await client.query(
      `insert into event_rollups (bucket, workflow_id, verdict, events, without_run) ${events.text}`,
      events.values,
    );
    await client.query(`insert into run_rollups (bucket, workflow_id, status, runs) ${runs.text}`, runs.values);
  });
}

/** A bucket that is recounted late enough is settled. When runs end, only its runs change. */
const MARK = `
  insert into rollup_buckets (bucket, rolled_up_at) values ($1, clock_timestamp())
  on conflict (bucket) do update set settled = rollup_buckets.settled or rollup_buckets.rolled_up_at < $2`;
