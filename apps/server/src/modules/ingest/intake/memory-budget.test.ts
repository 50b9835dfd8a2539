import { expect, test } from 'vitest';
import { MemoryBudget } from './memory-budget.js';

const MEGABYTE = 1024 * 1024;

function countThatFit(room: MemoryBudget, bytes: number): number {
  let count = 0;
  while (room.reserve(bytes)) count++;
  return count;
}

test('leaves room for small events when large ones have taken theirs', () => {
  const room = new MemoryBudget();
  expect(countThatFit(room, 5 * MEGABYTE)).toBe(9);
  expect(countThatFit(room, 64 * 1024)).toBe(304);
});

test('has the room again that was given back, and counts what was taken beside it', () => {
  const room = new MemoryBudget();
  const giveBack = room.take(64 * MEGABYTE);
  expect(room.reserve(1)).toBeNull();
  expect(room.reserve(0)).not.toBeNull();
  giveBack();
  expect(countThatFit(room, 10 * MEGABYTE)).toBe(4);
});
