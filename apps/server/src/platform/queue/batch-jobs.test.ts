import { expect, test } from 'vitest';
import { batchJobs } from './batch-jobs.js';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `r${index}`);

test.each([
  [0, []],
  [1, [1]],
  [4, [1, 1, 1, 1]],
  [9, [3, 3, 3]],
  [35, [9, 9, 9, 8]],
  [100, Array(10).fill(10)],
])('shares %i runs out', (count, sizes) => {
  const jobs = batchJobs(ids(count));
  expect(jobs.map((job) => job.length)).toEqual(sizes);
  expect(jobs.flat()).toEqual(ids(count));
});
