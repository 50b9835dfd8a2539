import { expect, test } from 'vitest';
import { retryWhileConnectionLost } from './retry-while-connection-lost.js';

const failure = (code: string) => Object.assign(new Error('no'), { code });

test('tries again while the database is away, and says which try it is', async () => {
  const tries: number[] = [];
  const result = await retryWhileConnectionLost(5000, async (attempt) => {
    tries.push(attempt);
    if (attempt === 1) throw failure('57P01');
    if (attempt === 2) throw failure('ECONNREFUSED');
    return 'stored';
  });
  expect([result, tries]).toEqual(['stored', [1, 2, 3]]);
});

test('fails at once on what a restart does not cure', async () => {
  let tries = 0;
  const work = async () => {
    tries++;
    throw failure('23505');
  };
  await expect(retryWhileConnectionLost(5000, work)).rejects.toMatchObject({ code: '23505' });
  expect(tries).toBe(1);
});

test('gives up when its patience is over', async () => {
  await expect(retryWhileConnectionLost(50, () => Promise.reject(failure('08006')))).rejects.toMatchObject({
    code: '08006',
  });
});
