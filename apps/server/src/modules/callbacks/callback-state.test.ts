import type { RunStatus, StepStatus, StepWait } from '@hookline/domain';
import { expect, test } from 'vitest';
import { callbackState } from './callback-state.js';

const [yes, no] = [
  { name: 'approved', label: 'Approve', port: 'approved' },
  { name: 'rejected', label: 'Reject', port: 'rejected' },
];
const until = '2026-06-08T12:00:00.000Z';
const wait: StepWait = {
  kind: 'callback',
  until,
  port: 'timeout',
  callback: { title: 'Refund?', text: '', answers: [yes, no] },
};
const at = new Date('2026-06-02T12:00:00.000Z');
const stored = (answer: string | null) => ({ answer, at });
const step = (status: StepStatus, waits: StepWait | null = wait) => ({ status, wait: waits });

test.each<[string, RunStatus, ReturnType<typeof step> | null, string | null | undefined]>([
  ['waiting', 'waiting', step('waiting'), undefined],
  ['answered', 'waiting', step('waiting'), 'approved'],
  ['expired', 'waiting', step('waiting'), ''],
  ['waiting', 'waiting', step('waiting'), 'maybe'],
  ['waiting', 'waiting', step('waiting'), null],
  ['answered', 'succeeded', step('succeeded'), 'rejected'],
  ['expired', 'succeeded', step('succeeded'), ''],
  ['expired', 'succeeded', step('succeeded'), undefined],
  ['not-reached', 'queued', null, undefined],
  ['not-reached', 'running', step('running', null), undefined],
  ['answered', 'running', null, 'whatever'],
  ['ended', 'cancelled', step('cancelled'), 'approved'],
  ['ended', 'failed', step('not-taken', null), undefined],
  ['ended', 'succeeded', null, undefined],
  ['not-needed', 'running', step('not-taken', null), 'approved'],
  ['not-needed', 'running', step('skipped', null), undefined],
])('is %s in a run that is %s', (kind, runStatus, seen, answer) => {
  const state = callbackState({ runStatus, step: seen, stored: answer === undefined ? null : stored(answer) });
  expect(state.kind).toBe(kind);
});

test('tells the only answer by its label when the call named none', () => {
  const only: StepWait = { ...wait, callback: { ...wait.callback, answers: [yes] } };
  expect(callbackState({ runStatus: 'waiting', step: step('waiting', only), stored: stored(null) })).toEqual({
    kind: 'answered',
    title: 'Refund?',
    answer: yes,
    at,
  });
});
