import type { LedgerCounts, LedgerQuery, LedgerResponse } from '@hookline/contracts';
import { VERDICTS, groupBy, type Verdict } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { promiseCache, readThrough } from '../../platform/caching/read-through.js';
import { readId } from '../../platform/database/statements/id-range.js';
import { AppError } from '../../platform/errors/app-error.js';
import { countStuckRuns } from '../engine/index.js';
import { readEventCounts, type EventCount } from '../rollups/index.js';
import { countWaiting } from './waiting-events.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MAX_HOURS = 31 * 24;
const CACHE = { max: 100, ttl: 2000 };

/**
 * The ledger: every accepted event has a verdict, every "made a run" its run, and every run moves. Cached, because
 * every open page reads it.
 */
@Injectable()
export class Ledger {
  private readonly cache = promiseCache<LedgerResponse>(CACHE);

  constructor(private readonly pool: Pool) {}

  read(query: LedgerQuery, now: Date): Promise<LedgerResponse> {
    return readThrough(this.cache, JSON.stringify(query), () => this.count(query, now));
  }

  private async count({ workflowId, by, ...range }: LedgerQuery, now: Date): Promise<LedgerResponse> {
    readId('workflowId', workflowId);
    const to = range.to ?? now.toISOString();
    const from = range.from ?? new Date(Date.parse(to) - DAY_MS).toISOString();
    if (by === 'hour') refuseLong(from, to);
    // Without an upper bound, ids from a clock that is ahead count too.
    const end = range.to === undefined ? Date.parse(to) + DAY_MS : Date.parse(to);
    const [counts, stuck, waiting] = await Promise.all([
      readEventCounts(this.pool, { from: Date.parse(from), to: end }, workflowId),
      countStuckRuns(this.pool, workflowId),
      countWaiting(this.pool, workflowId),
    ]);
    const whole = addUp(counts);
    return {
      from,
      to,
      ...whole,
      waiting,
      stuck,
      balanced: whole.unaccounted === 0 && stuck === 0,
      ...(by === 'hour' ? { hours: byHour(counts, Date.parse(from), Date.parse(to)) } : {}),
      ...(by === 'workflow' ? { workflows: await this.byWorkflow(counts) } : {}),
    };
  }

  private async byWorkflow(counts: readonly EventCount[]): Promise<LedgerResponse['workflows']> {
    const groups = groupBy(counts, (row) => row.workflow_id);
    const { rows } = await this.pool.query<{ id: string; name: string }>(
      'select id, name from workflows where id = any($1::uuid[])',
      [[...groups.keys()]],
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    const workflows = [...groups].map(([workflowId, group]) => ({
      workflowId,
      name: names.get(workflowId) ?? null,
      ...addUp(group),
    }));
    return workflows.sort((one, other) => other.accepted + other.refused - one.accepted - one.refused);
  }
}

/** A bucket is ten minutes, so it lies within one hour. */
function byHour(counts: readonly EventCount[], from: number, to: number): LedgerResponse['hours'] {
  const groups = groupBy(counts, (row) => hourOf(row.bucket.getTime()));
  // Events from a clock that is ahead have hours after the last one requested.
  const last = Math.max(hourOf(to - 1), ...groups.keys());
  const hours = Array.from({ length: last - hourOf(from) + 1 }, (_, index) => hourOf(from) + index);
  return hours.map((hour) => ({ hour: new Date(hour * HOUR_MS).toISOString(), ...addUp(groups.get(hour) ?? []) }));
}

const hourOf = (milliseconds: number): number => Math.floor(milliseconds / HOUR_MS);

function addUp(counts: readonly EventCount[]): LedgerCounts {
  const of = (verdict: Verdict) =>
    counts.filter((row) => row.verdict === verdict).reduce((sum, row) => sum + row.events, 0);
  const { refused, ...verdicts } = Object.fromEntries(VERDICTS.map((verdict) => [verdict, of(verdict)])) as Record<
    Verdict,
    number
  >;
  const accepted = Object.values(verdicts).reduce((sum, events) => sum + events, 0);
  const unaccounted = counts.reduce((sum, row) => sum + row.without_run, 0);
  return { accepted, verdicts, refused, unaccounted };
}

function refuseLong(from: string, to: string): void {
  if (Date.parse(to) - Date.parse(from) > MAX_HOURS * HOUR_MS)
    throw new AppError('unprocessable', 'ledger.too-long', 'By the hour, the ledger shows at most 31 days at once.');
}
