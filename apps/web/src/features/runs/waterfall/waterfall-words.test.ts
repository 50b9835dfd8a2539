import { expect, test } from 'vitest';
import type { WaterfallRow } from './layout-step.js';
import { waterfallWords } from './waterfall-words.js';

const row = (change: Partial<WaterfallRow>): WaterfallRow => ({
  runId: 'r',
  depth: 0,
  step: null,
  bracket: null,
  isReached: false,
  nodeId: 'n',
  name: 'Step',
  status: 'queued',
  queue: null,
  bars: [],
  waits: [],
  end: 0,
  durationMs: null,
  queueMs: 0,
  attempts: 0,
  port: null,
  reason: null,
  ...change,
});

test('a step that the run has not come to is not said to be in a queue', () => {
  expect(waterfallWords(row({}), 0)).toBe('Not reached yet');
  expect(waterfallWords(row({ status: 'not-taken', reason: 'If took true' }), 0)).toBe('Not taken: If took true');
});
