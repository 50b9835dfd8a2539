import { LRUCache } from 'lru-cache';
import { expect, test } from 'vitest';
import { readThrough } from './read-through.js';

function counting() {
  let reads = 0;
  const cache = new LRUCache<string, Promise<number>>({ max: 10 });
  return { cache, find: (key: string) => readThrough(cache, key, async () => ++reads) };
}

test('reads once for all who ask meanwhile, and for those who ask later', async () => {
  const { find } = counting();
  expect(await Promise.all([find('a'), find('a')])).toEqual([1, 1]);
  expect([await find('a'), await find('b')]).toEqual([1, 2]);
});

test('reads again what was deleted, also while it was being read', async () => {
  const { cache, find } = counting();
  const first = find('a');
  cache.delete('a');
  expect(await Promise.all([first, find('a'), find('a')])).toEqual([1, 2, 2]);
});

test('does not cache a failure', async () => {
  const { cache, find } = counting();
  await expect(readThrough(cache, 'a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await find('a')).toBe(1);
});

test('leaves alone what was read after a failure that came late', async () => {
  const { cache, find } = counting();
  let fail: (error: Error) => void = () => undefined;
  const late = readThrough(cache, 'a', () => new Promise((_, reject) => (fail = reject)));
  cache.delete('a');
  await find('a');
  fail(new Error('gone'));
  await expect(late).rejects.toThrow('gone');
  expect(await find('a')).toBe(1);
});
