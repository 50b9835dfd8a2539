import { expect, test } from 'vitest';
import { GroupCommit } from './group-commit.js';

/** A flush that the test resolves. */
function heldFlush() {
  const batches: number[][] = [];
  const release: (() => void)[] = [];
  const flush = async (items: readonly number[]) => {
    batches.push([...items]);
    await new Promise<void>((resolve) => release.push(resolve));
    return items.map((item) => item * 10);
  };
  return { batches, flush, release };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('flushes a lone item at once and gives it its own result', async () => {
  const group = new GroupCommit<number, number>({
    flush: async (items) => items.map((n) => n + 1),
    maxBatch: 10,
    parallel: 1,
  });
  await expect(group.add(1)).resolves.toBe(2);
});

test('gathers what arrives while a flush is under way', async () => {
  const { batches, flush, release } = heldFlush();
  const group = new GroupCommit({ flush, maxBatch: 2, parallel: 1 });
  const first = group.add(1);
  await turn();
  const rest = [2, 3, 4].map((n) => group.add(n));
  await turn();
  expect(batches).toEqual([[1]]);
  expect(group.size).toBe(3);
  release[0]?.();
  expect(await first).toBe(10);
  await turn();
  await turn();
  expect(batches).toEqual([[1], [2, 3]]);
  release[1]?.();
  await turn();
  await turn();
  release[2]?.();
  expect(await Promise.all(rest)).toEqual([20, 30, 40]);
});

test('gives a flush no more than it can carry, and what is heavier by itself', async () => {
  const { batches, flush, release } = heldFlush();
  const group = new GroupCommit({ flush, maxBatch: 3, parallel: 9, maxWeight: 10, weigh: (n: number) => n });
  const all = [4, 6, 1, 99, 11, 2, 2, 2, 2].map((n) => group.add(n));
  await turn();
  expect(batches).toEqual([[4, 6], [1], [99], [11], [2, 2, 2], [2]]);
  for (const end of release) end();
  expect(await Promise.all(all)).toEqual([40, 60, 10, 990, 110, 20, 20, 20, 20]);
});

test('fails every item of a failed flush, and flushes the next', async () => {
  let calls = 0;
  const flush = async (items: readonly number[]) => {
    if (calls++ === 0) throw new Error('no connection');
    return items.map(() => 0);
  };
  const group = new GroupCommit({ flush, maxBatch: 10, parallel: 1 });
  await expect(Promise.all([group.add(1), group.add(2)])).rejects.toThrow('no connection');
  await expect(group.add(3)).resolves.toBe(0);
});

test('keeps items with one key out of each other’s way', async () => {
  const { batches, flush, release } = heldFlush();
  const group = new GroupCommit({ flush, maxBatch: 10, parallel: 2, keyOf: (n) => String(n % 2) });
  const all = [1, 3, 2].map((n) => group.add(n));
  await turn();
  expect(batches).toEqual([[1, 2]]);
  release[0]?.();
  await turn();
  await turn();
  expect(batches).toEqual([[1, 2], [3]]);
  release[1]?.();
  expect(await Promise.all(all)).toEqual([10, 30, 20]);
});

test('lets no item fail another: a batch that fails for its data is halved until the bad ones stand alone', async () => {
  const flushes: number[][] = [];
  const flush = async (items: readonly number[]) => {
    flushes.push([...items]);
    if (items.some((item) => item === 3 || item === 6)) throw new RangeError('Invalid string length');
    return items.map((item) => item * 10);
  };
  const group = new GroupCommit({ flush, maxBatch: 10, parallel: 1, keyOf: String });
  const settled = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6, 7].map((item) => group.add(item)));
  expect(settled.map((it) => (it.status === 'fulfilled' ? it.value : 'failed'))).toEqual([
    0,
    10,
    20,
    'failed',
    40,
    50,
    'failed',
    70,
  ]);
  // The order of arrival is kept, and no item is written twice.
  expect(flushes.filter((items) => !items.includes(3) && !items.includes(6)).flat()).toEqual([0, 1, 2, 4, 5, 7]);
  await expect(group.add(4)).resolves.toBe(40);
});
