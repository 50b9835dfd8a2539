import { LRUCache } from 'lru-cache';

/** A burst, then one every two seconds. */
const CAPACITY = 50;
const REFILL_MS = 2000;
const MAX_KEYS = 10_000;

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/**
 * A token bucket per key. Limits how many requests per endpoint are stored that are no events (refusals, handshakes),
 * so that a flood of them does not fill the disk. Synchronous, because it runs for each such request.
 */
export class TokenBucket {
  private readonly buckets = new LRUCache<string, Bucket>({ max: MAX_KEYS });

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @returns false when the bucket is empty */
  take(key: string): boolean {
    const now = this.now();
    const { tokens, at } = this.buckets.get(key) ?? { tokens: CAPACITY, at: now };
    const refilled = Math.min(CAPACITY, tokens + (now - at) / REFILL_MS);
    if (refilled < 1) return false;
    this.buckets.set(key, { tokens: refilled - 1, at: now });
    return true;
  }
}
