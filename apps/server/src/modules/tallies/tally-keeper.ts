/**
 * Counts each span of ten minutes once it is over, in one process at a time and outside the hot path. An hour later it
 * counts it again: a machine that slept in the middle of an insert, or whose clock is behind, adds to what seemed over.
 */
import { isFinished, RUN_STATUSES } from '@hookline/domain';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { inTransaction } from '../../platform/database/in-transaction.js';
import { Repeating } from '../../platform/timing/repeating.js';
import { countEvents, countRuns, countUnfinished, SPAN_MS } from './count-rows.js';

const UNFINISHED = RUN_STATUSES.filter((status) => !isFinished(status));
const EVERY_MS = 30_000;
const DAY_MS = 24 * 3_600_000;
/** A little more than a day: what the ledger and the list of workflows ask for. */
const REACH_MS = DAY_MS + 6 * SPAN_MS;
/** What has an id of the span is committed by then. */
const OVER_AFTER_MS = 120_000;
const AGAIN_AFTER_MS = 3_600_000;
const KEPT_MS = 32 * DAY_MS;

/** A number of our own for `pg_try_advisory_xact_lock`. */
const LOCK = 7_204_103;

export class TallyKeeper {
  private readonly task: Repeating;

  constructor(
    private readonly pool: Pool,
    logger: Logger,
  ) {
    const onFailure = 'Tallies could not be made; lists and ledger count the rows until they are';
    const options = { everyMs: EVERY_MS, atOnce: true, logger, onFailure };
    this.task = new Repeating((stopped) => this.pass(Date.now(), stopped), options);
  }

  /** Begins a pass at once, and goes on making them. */
  start(): void {
    this.task.start();
  }

  close(): Promise<void> {
    return this.task.close();
  }

  private async pass(now: number, stopped: AbortSignal): Promise<void> {
    for (const span of await spansToCount(this.pool, now)) {
      if (stopped.aborted) return;
      if (!(await tally(this.pool, span))) return;
    }
    await this.pool.query('delete from tallied_spans where span < $1', [new Date(now - KEPT_MS)]);
  }
}

/** Spans that are over and not counted, that are to be counted again, or where runs have ended since. */
async function spansToCount(pool: Pool, now: number): Promise<Date[]> {
  const last = Math.floor((now - OVER_AFTER_MS) / SPAN_MS) * SPAN_MS - SPAN_MS;
  const first = Math.floor((now - REACH_MS) / SPAN_MS) * SPAN_MS;
  const [known, unfinished] = await Promise.all([
    pool.query<{ span: Date; due: boolean; unfinished: number }>(
      `select t.span, not settled and tallied_at < $3 as due,
         coalesce((select sum(runs) from run_tallies r where r.span = t.span and status = any($4::text[])), 0)::int as unfinished
       from tallied_spans t where span between $1 and $2`,
      [new Date(first), new Date(last), new Date(now - AGAIN_AFTER_MS), UNFINISHED],
    ),
    pool.query<{ span: Date; runs: number }>(countUnfinished({ from: first, to: last + SPAN_MS })),
  ]);
  const unfinishedNow = new Map(unfinished.rows.map((row) => [row.span.getTime(), row.runs]));
  const done = new Map(known.rows.map((row) => [row.span.getTime(), row]));
  return Array.from({ length: (last - first) / SPAN_MS + 1 }, (_, place) => last - place * SPAN_MS)
    .filter((span) => {
      const row = done.get(span);
      return !row || row.due || row.unfinished !== (unfinishedNow.get(span) ?? 0);
    })
    .map((span) => new Date(span));
}

/** @returns false when another process is counting. */
async function tally(pool: Pool, span: Date): Promise<boolean> {
  const stretch = { from: span.getTime(), to: span.getTime() + SPAN_MS };
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_xact_lock($1) as alone', [LOCK]);
    if (rows[0]?.alone !== true) return false;
    await client.query(MARK, [span, new Date(Date.now() - AGAIN_AFTER_MS)]);
    const [events, runs] = [countEvents(stretch, undefined), countRuns(stretch)];
    await client.query('delete from event_tallies where span = $1', [span]);
    await client.query('delete from run_tallies where span = $1', [span]);
    await client.query(
      `insert into event_tallies (span, workflow_id, verdict, events, without_run) ${events.text}`,
      events.values,
    );
    await client.query(`insert into run_tallies (span, workflow_id, status, runs) ${runs.text}`, runs.values);
    return true;
  });
}

/** Counted again long enough after the first time, a span is settled. When runs end, only its runs change. */
const MARK = `
  insert into tallied_spans (span, tallied_at) values ($1, clock_timestamp())
  on conflict (span) do update set settled = tallied_spans.settled or tallied_spans.tallied_at < $2`;
