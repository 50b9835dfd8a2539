import { LRUCache } from 'lru-cache';

export type PromiseCache<Value> = LRUCache<string, Promise<Value>>;

/** @param ttl in milliseconds; without one, entries are evicted by `max` alone */
export const promiseCache = <Value>(options: { readonly max: number; readonly ttl?: number }): PromiseCache<Value> =>
  // Reads the clock at each call, so that a test can replace it.
  new LRUCache({ ...options, perf: { now: () => performance.now() }, ttlResolution: 0 });

/**
 * Reads through a cache of promises: concurrent reads of a key share one load. A failed load is not cached; a key
 * deleted during its load is loaded again by the next caller.
 */
export function readThrough<Value>(
  cache: PromiseCache<Value>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const known = cache.get(key);
  if (known) return known;
  const value = read();
  cache.set(key, value);
  value.catch(() => {
    if (cache.peek(key) === value) cache.delete(key);
  });
  return value;
}
