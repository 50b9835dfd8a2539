import type { WorkflowSummaryResponse } from '@hookline/contracts';
import { expect, test } from 'vitest';
import { findWorkflows } from './find-workflows.js';

const workflow = (name: string, runs = 0): WorkflowSummaryResponse => ({
  id: name,
  name,
  published: null,
  draftChanges: null,
  paused: false,
  nodeTypes: [],
  triggers: [],
  recent: { runs, failed: 0, succeeded: runs, filtered: 0, hours: [] },
  keptEvents: 0,
  steps: 0,
  lastRun: null,
  updatedAt: '2026-03-14T14:00:00.000Z',
});
const all = [workflow('Orders to sheet', 2), workflow('Alert on refund'), workflow('New order alert', 9)];
const names = (wanted: string): string[] => findWorkflows(all, wanted).map(({ name }) => name);

test('the busiest comes first, then by name', () => {
  expect(names('')).toEqual(['New order alert', 'Orders to sheet', 'Alert on refund']);
});

test('every word must be in the name, in any order and case', () => {
  expect(names('ALERT order')).toEqual(['New order alert']);
  expect(names('missing')).toEqual([]);
});
