import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.js';

test('records a burst, then one every two seconds, for each endpoint by itself', () => {
  let now = 0;
  const budget = new TokenBucket(() => now);
  const taken = (times: number) => Array.from({ length: times }, () => budget.take('a')).filter(Boolean).length;
  expect(taken(100)).toBe(50);
  expect(budget.take('b')).toBe(true);
  now = 1999;
  expect(taken(5)).toBe(0);
  now = 6000;
  expect(taken(5)).toBe(3);
});
