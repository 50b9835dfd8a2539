/**
 * When each credential was last sent and last refused. Collected in memory and written by a periodic task, because a busy
 * step sends one hundreds of times a second; what a killed process has not written is lost.
 */
import type { Pool } from 'pg';
import { Periodic } from '../../../platform/tasks/periodic.js';

interface Activity {
  readonly at: Date;
  /** The service's words; null when it took the credential. */
  readonly refusal: string | null;
}

/** A refusal stays until its service takes the credential again. */
const WRITE = `
  update credentials set last_used_at = new.at,
    refused_at = case when new.refusal is not null then new.at end, refusal = new.refusal
  from unnest($1::uuid[], $2::timestamptz[], $3::text[]) as new(id, at, refusal)
  where credentials.id = new.id and (last_used_at is null or last_used_at <= new.at)`;

export class CredentialActivity {
  private latest = new Map<string, Activity>();

  constructor(private readonly pool: Pool) {}

  record(id: string, refusal: string | null): void {
    this.latest.set(id, { at: new Date(), refusal });
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
        rows.map(([, { refusal }]) => refusal),
      ]);
    } catch (error) {
      this.latest = new Map([...written, ...this.latest]);
      throw error;
    }
  }
}
