import { expect, test } from 'vitest';
import { MemoryBudget } from './memory-budget.js';

const MEGABYTE = 1024 * 1024;

function countThatFit(budget: MemoryBudget, bytes: number): number {
  let count = 0;
  while (budget.reserve(bytes)) count++;
  return count;
}

test('leaves budget for small events when large ones have taken theirs', () => {
  const budget = new MemoryBudget();
  expect(countThatFit(budget, 5 * MEGABYTE)).toBe(9);
  expect(countThatFit(budget, 64 * 1024)).toBe(304);
});

test('has the budget again that was given back, and counts what was taken beside it', () => {
  const budget = new MemoryBudget();
  const release = budget.take(64 * MEGABYTE);
  expect(budget.reserve(1)).toBeNull();
  expect(budget.reserve(0)).not.toBeNull();
  release();
  expect(countThatFit(budget, 10 * MEGABYTE)).toBe(4);
});
