import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ThreadExhausted, ThreadPool } from './thread-pool.js';

const file = join(import.meta.dirname, 'testing', 'greedy.mjs');
type Task = { kind: string; value?: unknown };
const DEADLINE_MS = 500;
const pool = new ThreadPool<Task, unknown>({ file, deadlineMs: DEADLINE_MS, memoryMb: 32 });
/** A busy machine takes long to fill a heap. */
const patient = new ThreadPool<Task, unknown>({ file, deadlineMs: 60_000, memoryMb: 16 });

afterAll(() => Promise.all([pool.close(), patient.close()]));

test('gives what a thread gives, and throws what it throws', async () => {
  expect(await patient.run({ kind: 'echo', value: { a: [1] } })).toEqual({ a: [1] });
  await expect(patient.run({ kind: 'throw', value: 'too deep' })).rejects.toThrow('too deep');
});

test('ends a thread that takes all memory, and goes on', { timeout: 90_000 }, async () => {
  await expect(patient.run({ kind: 'hoard' })).rejects.toEqual(new ThreadExhausted('memory'));
  expect(await patient.run({ kind: 'echo', value: 'alive' })).toBe('alive');
});

test('ends a thread that does not end, and counts the deadline of a task from when a thread takes it', async () => {
  const began = performance.now();
  const ends: number[] = [];
  const tasks = Array.from({ length: 6 }, async () => {
    await expect(pool.run({ kind: 'loop' })).rejects.toEqual(new ThreadExhausted('time'));
    ends.push(performance.now() - began);
  });
  await Promise.all(tasks);
  // There are four threads at most: the last tasks wait for the first.
  expect(Math.max(...ends)).toBeGreaterThanOrEqual(2 * DEADLINE_MS);
});

test('gives threads nothing of the environment', async () => {
  expect(await patient.run({ kind: 'environment' })).toEqual([]);
});
