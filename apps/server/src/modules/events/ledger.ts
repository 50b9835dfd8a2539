import type { LedgerQuery, LedgerResponse } from '@hookline/contracts';
import { VERDICTS, type Verdict } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { readId } from '../../platform/database/id-range.js';
import { readEventCounts } from '../tallies/index.js';

const DAY_MS = 24 * 3_600_000;
const KEPT_MS = 2000;

interface Kept {
  readonly ledger: Promise<LedgerResponse>;
  readonly until: number;
}

/** The books: every accepted event has a verdict, and every "made a run" has its run. Kept for a moment, as all look. */
@Injectable()
export class Ledger {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly pool: Pool) {}

  read(query: LedgerQuery, now: Date): Promise<LedgerResponse> {
    const key = JSON.stringify(query);
    const known = this.kept.get(key);
    if (known && known.until > performance.now()) return known.ledger;
    if (this.kept.size > 100) this.kept.clear();
    const ledger = this.count(query, now);
    this.kept.set(key, { ledger, until: performance.now() + KEPT_MS });
    ledger.catch(() => this.kept.delete(key));
    return ledger;
  }

  private async count({ workflowId, ...range }: LedgerQuery, now: Date): Promise<LedgerResponse> {
    readId('workflowId', workflowId);
    const to = range.to ?? now.toISOString();
    const from = range.from ?? new Date(Date.parse(to) - DAY_MS).toISOString();
    // Without a bound, ids made by a clock that is ahead count too.
    const end = range.to === undefined ? Date.parse(to) + DAY_MS : Date.parse(to);
    const counts = await readEventCounts(this.pool, { from: Date.parse(from), to: end }, workflowId);
    const of = (verdict: Verdict) =>
      counts.filter((row) => row.verdict === verdict).reduce((sum, row) => sum + row.events, 0);
    const { refused, ...verdicts } = Object.fromEntries(VERDICTS.map((verdict) => [verdict, of(verdict)])) as Record<
      Verdict,
      number
    >;
    const accepted = Object.values(verdicts).reduce((sum, events) => sum + events, 0);
    const unaccounted = counts.reduce((sum, row) => sum + row.without_run, 0);
    return { from, to, accepted, verdicts, refused, unaccounted, balanced: unaccounted === 0 };
  }
}
