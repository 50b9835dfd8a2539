import { expect, test } from 'vitest';
import { runFilter } from './run-filter.js';

const now = Date.parse('2026-03-14T14:00:00.000Z');

test('an empty search asks for everything', () => {
  expect(runFilter({}, undefined, now)).toEqual({});
});

test('a period becomes the moment it began', () => {
  expect(runFilter({ since: 'day', status: 'failed', q: '' }, 'w1', now)).toEqual({
    workflowId: 'w1',
    status: ['failed'],
    from: '2026-03-13T14:00:00.000Z',
  });
});

test('under way are the runs that are queued and those that run', () => {
  expect(runFilter({ status: 'under-way' }, undefined, now)).toEqual({ status: ['queued', 'running'] });
});
