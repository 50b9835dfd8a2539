import { expect, test } from 'vitest';
import { LargeRuns } from './large-runs.js';

function runsOf(capacity: number) {
  const driven: string[] = [];
  const large = new LargeRuns(async (runId) => void driven.push(runId), capacity);
  return { large, driven };
}

test('lets in as much as there is room for, and drives the others when there is again', async () => {
  const { large, driven } = runsOf(10);
  const leave = large.acquire('a', 6);
  expect(large.acquire('b', 6)).toBeUndefined();
  expect(large.acquire('c', 6)).toBeUndefined();
  expect(driven).toEqual([]);
  leave?.();
  leave?.();
  expect(driven).toEqual(['b']);
  const leaveB = large.acquire('b', 6);
  leaveB?.();
  expect(driven).toEqual(['b', 'c']);
});

test('lets a run that is larger than all there is in alone', () => {
  const { large } = runsOf(10);
  const leave = large.acquire('a', 1000);
  expect(leave).toBeDefined();
  expect(large.acquire('b', 1)).toBeUndefined();
  leave?.();
  expect(large.acquire('b', 1)).toBeDefined();
});

test('drives one after the other while there is room', () => {
  const { large, driven } = runsOf(10);
  const leave = large.acquire('a', 10);
  for (const runId of ['b', 'c', 'd']) large.acquire(runId, 1);
  leave?.();
  expect(driven).toEqual(['b']);
  large.acquire('b', 1);
  expect(driven).toEqual(['b', 'c']);
});

test('keeps a run once, however often it comes, and begins with none when it closes', async () => {
  const { large, driven } = runsOf(1);
  const leave = large.acquire('a', 1);
  for (let times = 0; times < 3; times++) large.acquire('b', 1);
  await large.close();
  leave?.();
  expect(driven).toEqual([]);
});
