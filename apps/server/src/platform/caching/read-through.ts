import type { LRUCache } from 'lru-cache';

/**
 * Reads through a cache of promises: concurrent reads of a key share one load. A failed load is not cached; a key
 * deleted during its load is loaded again by the next caller.
 */
export function readThrough<Value>(
  cache: LRUCache<string, Promise<Value>>,
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
