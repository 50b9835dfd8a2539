/**
 * Certificates and key sets that providers publish, fetched through the guarded client and cached. Concurrent requests
 * for one document share a fetch. A failed fetch is cached for a moment only.
 */
import type { HttpClient } from '@hookline/node-kit';
import type { DocumentAddress } from '@hookline/providers';
import { LRUCache } from 'lru-cache';

const HOUR_MS = 3_600_000;
const TTL_MS: Readonly<Record<DocumentAddress['kind'], number>> = { certificate: 24 * HOUR_MS, keys: HOUR_MS };
/** A token may name a key that does not exist: limits the refetches such tokens cause. */
const NEWER_EVERY_MS = 30_000;
const FAILURE_TTL_MS = 3000;
const MAX_DOCUMENTS = 500;
const LIMITS = { timeoutMs: 5000, maxBytes: 256 * 1024, maxRedirects: 0 };

interface Document {
  readonly text: Promise<string>;
  readonly fetchedAt: number;
}

export class PublishedDocuments {
  private readonly documents: LRUCache<string, Document>;

  constructor(
    private readonly http: HttpClient,
    private readonly clock: { readonly now: () => number } = performance,
  ) {
    this.documents = new LRUCache({ max: MAX_DOCUMENTS, perf: clock, ttlResolution: 0 });
  }

  /** Rejects with a sentence for people. @param newerThanCached refetch, because the cached document is too old */
  get({ url, kind }: DocumentAddress, newerThanCached: boolean): Promise<string> {
    const known = this.documents.get(url);
    if (known && !(newerThanCached && this.clock.now() - known.fetchedAt >= NEWER_EVERY_MS)) return known.text;
    const document = { text: this.fetch(url), fetchedAt: this.clock.now() };
    this.documents.set(url, document, { ttl: TTL_MS[kind] });
    document.text.catch(() => this.documents.set(url, document, { ttl: FAILURE_TTL_MS }));
    return document.text;
  }

  private async fetch(url: string): Promise<string> {
    const { status, body } = await this.http.request({ method: 'GET', url, ...LIMITS });
    if (status !== 200) throw new Error(`${new URL(url).host} answered ${status} instead of its certificate or keys.`);
    return new TextDecoder().decode(body);
  }
}
