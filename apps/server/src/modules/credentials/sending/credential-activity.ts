/**
 * When each credential was last sent and last refused. Collected in memory and written by a periodic task, because a busy
 * step sends one hundreds of times a second; what a killed process has not written is lost.
 */
import type { Pool } from 'pg';
import { Periodic } from '../../../platform/tasks/periodic.js';

/** `taken` and `refused` are said by the service; a server that is down says nothing of the credential. */
export type Reception = { readonly kind: 'taken' | 'unknown' } | { readonly kind: 'refused'; readonly reason: string };

interface Activity {
  readonly at: Date;
  readonly reception: Reception;
}

/** A refusal stays until its service takes the credential again. What was sent before data was replaced says nothing of it. */
const WRITE = `
  update credentials set last_used_at = new.at,
    refused_at = case new.kind when 'refused' then new.at when 'unknown' then refused_at end,
    refusal = case new.kind when 'refused' then new.reason when 'unknown' then refusal end
  from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[]) as new(id, at, kind, reason)
  where credentials.id = new.id and updated_at <= new.at and (last_used_at is null or last_used_at <= new.at)`;

export class CredentialActivity {
  private latest = new Map<string, Activity>();

  constructor(private readonly pool: Pool) {}

  record(id: string, reception: Reception): void {
    this.latest.set(id, { at: new Date(), reception });
  }

  @Periodic({
    name: 'record uses of credentials',
    everyMs: 5000,
    onFailure: 'Writing when credentials were used failed; it is tried again',
  })
  async write(): Promise<void> {
    if (this.latest.size === 0) return;
    const written = this.latest;
    this.latest = new Map();
    const rows = [...written];
    try {
      await this.pool.query(WRITE, [
        rows.map(([id]) => id),
        rows.map(([, { at }]) => at),
        rows.map(([, { reception }]) => reception.kind),
        rows.map(([, { reception }]) => (reception.kind === 'refused' ? reception.reason : null)),
      ]);
    } catch (error) {
      this.latest = new Map([...written, ...this.latest]);
      throw error;
    }
  }
}
