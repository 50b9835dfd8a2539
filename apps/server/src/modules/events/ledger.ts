import type { LedgerQuery, LedgerResponse } from '@hookline/contracts';
import { VERDICTS, type Verdict } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { SqlFilter } from '../../platform/database/sql-filter.js';

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
    const to = range.to ?? now.toISOString();
    const from = range.from ?? new Date(Date.parse(to) - DAY_MS).toISOString();
    const filter = new SqlFilter(1).id('workflow_id', '=', 'workflowId', workflowId).between('id', from, range.to);
    const { rows } = await this.pool.query<{ verdict: Verdict; events: number; without_run: number }>(
      `select verdict, count(*)::int as events,
         count(*) filter (where verdict = 'run' and not exists (select 1 from runs r where r.event_id = e.id))::int as without_run
       from events e where ${filter.condition} group by verdict`,
      filter.values,
    );
    const of = (verdict: Verdict) => rows.find((row) => row.verdict === verdict)?.events ?? 0;
    const { refused, ...verdicts } = Object.fromEntries(VERDICTS.map((verdict) => [verdict, of(verdict)])) as Record<
      Verdict,
      number
    >;
    const accepted = Object.values(verdicts).reduce((sum, events) => sum + events, 0);
    const unaccounted = rows.reduce((sum, row) => sum + row.without_run, 0);
    return { from, to, accepted, verdicts, refused, unaccounted, balanced: unaccounted === 0 };
  }
}
