import { expect, test } from 'vitest';
import { Batcher } from './batcher.js';

/** Doubles even numbers; odd ones have no value, and seven fails for its data. */
function doubling(maxBatch = 10) {
  const batches: number[][] = [];
  const load = async (keys: readonly number[]) => {
    batches.push([...keys]);
    if (keys.includes(7)) throw new RangeError('Invalid string length');
    return new Map(keys.filter((key) => key % 2 === 0).map((key) => [key, key * 2]));
  };
  return { batches, batcher: new Batcher({ load, maxBatch, parallel: 1 }) };
}

test('reads the keys of a tick at once, each of them once', async () => {
  const { batches, batcher } = doubling();
  expect(await Promise.all([4, 2, 4, 3].map((key) => batcher.load(key)))).toEqual([8, 4, 8, undefined]);
  expect(batches).toEqual([[4, 2, 3]]);
});

test('reads no more of them at once than it may', async () => {
  const { batches, batcher } = doubling(2);
  expect(await Promise.all([2, 4, 6].map((key) => batcher.load(key)))).toEqual([4, 8, 12]);
  expect(batches).toEqual([[2, 4], [6]]);
});

test('reads a key anew each time', async () => {
  const { batches, batcher } = doubling();
  await batcher.load(2);
  await batcher.load(2);
  expect(batches).toEqual([[2], [2]]);
});

test('lets a key that fails for its data fail no other', async () => {
  const { batcher } = doubling();
  const settled = await Promise.allSettled([2, 7, 4].map((key) => batcher.load(key)));
  expect(settled.map((it) => (it.status === 'fulfilled' ? it.value : 'failed'))).toEqual([4, 'failed', 8]);
});
