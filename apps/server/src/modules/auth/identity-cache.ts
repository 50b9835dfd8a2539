/**
 * Caches the identity of a token for a few seconds, so that a busy API client costs no query per request. A revocation
 * takes effect at once in this process, and in others when the entry expires.
 */
import { LRUCache } from 'lru-cache';
import { readThrough } from '../../platform/caching/read-through.js';
import type { Identity } from './account.js';

const CACHE = { max: 2000, ttl: 5000 };

export class IdentityCache {
  readonly #cache: LRUCache<string, Promise<Identity | undefined>>;

  constructor(clock: { readonly now: () => number } = performance) {
    this.#cache = new LRUCache({ ...CACHE, perf: clock, ttlResolution: 0 });
  }

  /** Unknown tokens are not cached: they may become valid. */
  async find(tokenHash: Buffer, load: () => Promise<Identity | undefined>): Promise<Identity | undefined> {
    const key = tokenHash.toString('base64');
    const identity = await readThrough(this.#cache, key, load);
    if (identity === undefined) this.#cache.delete(key);
    return identity;
  }

  clear(): void {
    this.#cache.clear();
  }

  evict(tokenHash: Buffer): void {
    this.#cache.delete(tokenHash.toString('base64'));
  }
}
