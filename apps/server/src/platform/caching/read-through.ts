import type { LRUCache } from 'lru-cache';

/**
 * Reads through a cache of promises: callers that ask while a value is being read share that read. A failed read is not
 * cached, and a key that is deleted meanwhile is read anew by the next caller.
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
