import type { RunResponse, StepResponse } from '@hookline/contracts';
import { expect, test } from 'vitest';
import { eventInDoubt } from './event-in-doubt.js';

const step = (nodeId: string, status: string, output: unknown = null) => ({ nodeId, status, output }) as StepResponse;
const runOf = (body: unknown, eventId: string | null = 'e1') =>
  ({ triggerNodeId: 'n0', eventId, steps: [step('n0', 'succeeded', { body })] }) as unknown as RunResponse;

test.each([
  ['the trigger', runOf('{not json'), step('n0', 'succeeded'), 'e1'],
  ['a failed step', runOf('{not json'), step('n2', 'failed'), 'e1'],
  ['a step that went well', runOf('{not json'), step('n2', 'succeeded'), null],
  ['a body that was read', runOf({ a: 1 }), step('n0', 'succeeded'), null],
  ['a run without an event', runOf('typed', null), step('n0', 'succeeded'), null],
])('of %s', (_what, run, shown, expected) => {
  expect(eventInDoubt(run, shown)).toBe(expected);
});
