/**
 * Certificates and key sets that senders publish, fetched through the guarded client and kept. A request that needs one
 * waits for it alone; whoever needs the same one meanwhile shares the wait. A failure is remembered for a moment only.
 */
import type { HttpClient } from '@hookline/node-kit';
import type { DocumentAddress } from '@hookline/providers';

const HOUR_MS = 3_600_000;
const KEPT_MS: Readonly<Record<DocumentAddress['kind'], number>> = { certificate: 24 * HOUR_MS, keys: HOUR_MS };
/** A token may name a key that nobody has: it does not make us ask each time. */
const NEWER_EVERY_MS = 30_000;
const FAILURE_KEPT_MS = 3000;
const MAX_KEPT = 500;
const LIMITS = { timeoutMs: 5000, maxBytes: 256 * 1024, maxRedirects: 0 };

interface Kept {
  readonly text: Promise<string>;
  readonly at: number;
  failedAt: number | null;
}

export class SenderDocuments {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly http: HttpClient,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Rejects with a sentence when it cannot be had. */
  get({ url, kind }: DocumentAddress, newerThanKept: boolean): Promise<string> {
    const known = this.kept.get(url);
    if (known && this.isGood(known, newerThanKept ? NEWER_EVERY_MS : KEPT_MS[kind])) return known.text;
    const fresh: Kept = { text: this.fetch(url), at: this.now(), failedAt: null };
    fresh.text.catch(() => (fresh.failedAt = this.now()));
    this.kept.delete(url);
    const oldest = this.kept.keys().next();
    if (this.kept.size >= MAX_KEPT && !oldest.done) this.kept.delete(oldest.value);
    this.kept.set(url, fresh);
    return fresh.text;
  }

  private isGood({ at, failedAt }: Kept, keptMs: number): boolean {
    return failedAt === null ? this.now() - at < keptMs : this.now() - failedAt < FAILURE_KEPT_MS;
  }

  private async fetch(url: string): Promise<string> {
    const { status, body } = await this.http.request({ method: 'GET', url, ...LIMITS });
    if (status !== 200) throw new Error(`${new URL(url).host} answered ${status} instead of its certificate or keys.`);
    return new TextDecoder().decode(body);
  }
}
