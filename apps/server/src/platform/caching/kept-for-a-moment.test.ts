import { expect, it } from 'vitest';
import { KeptForAMoment } from './kept-for-a-moment.js';

function counting(most = 10) {
  let [now, reads] = [0, 0];
  const kept = new KeptForAMoment<number>(most, () => now);
  const find = (key: string) => kept.find(key, async () => ++reads);
  return { kept, find, pass: (ms: number) => (now += ms), reads: () => reads };
}

it('reads once in two seconds', async () => {
  const { find, pass } = counting();
  expect(await Promise.all([find('a'), find('a')])).toEqual([1, 1]);
  pass(1999);
  expect(await find('a')).toBe(1);
  pass(1);
  expect(await find('a')).toBe(2);
});

it('reads again what was forgotten, also while it was being read', async () => {
  const { kept, find } = counting();
  const first = find('a');
  kept.forget('a');
  expect(await Promise.all([first, find('a'), find('a')])).toEqual([1, 2, 2]);
});

it('reads everything again when all is forgotten', async () => {
  const { kept, find } = counting();
  for (const key of ['a', 'b']) await find(key);
  kept.forgetAll();
  expect([await find('b'), await find('a')]).toEqual([3, 4]);
});

it('does not keep a failure', async () => {
  const { kept, find } = counting();
  await expect(kept.find('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await find('a')).toBe(1);
});

it('leaves alone what was read after a failure that came late', async () => {
  const { kept, find } = counting();
  let fail: (error: Error) => void = () => undefined;
  const late = kept.find('a', () => new Promise((_, reject) => (fail = reject)));
  kept.forget('a');
  await find('a');
  fail(new Error('gone'));
  await expect(late).rejects.toThrow('gone');
  expect(await find('a')).toBe(1);
});

it('keeps no more than it may, and drops the oldest first', async () => {
  const { find, reads } = counting(2);
  for (const key of ['a', 'b', 'c', 'b', 'c']) await find(key);
  expect(reads()).toBe(3);
  await find('a');
  expect(reads()).toBe(4);
});
