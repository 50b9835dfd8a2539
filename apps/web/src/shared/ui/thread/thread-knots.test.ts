import type { StepStatus } from '@hookline/domain';
import { expect, test } from 'vitest';
import { foldThread, threadSentence, type ThreadStep } from './thread-knots.js';

const steps = (count: number, status: StepStatus = 'succeeded'): ThreadStep[] =>
  Array.from({ length: count }, (_, index) => ({ nodeId: `n${index}`, name: `Step ${index}`, status }));

test('twelve steps are shown one by one', () => {
  expect(foldThread(steps(12)).every((knot) => knot.kind === 'step')).toBe(true);
});

test('thirteen steps fold to four, five left out, four', () => {
  const knots = foldThread(steps(13));
  expect(knots).toHaveLength(9);
  expect(knots[4]).toEqual({ kind: 'more', count: 5 });
  expect(knots.at(-1)).toMatchObject({ step: { nodeId: 'n12' } });
});

test('a thread in words counts its statuses', () => {
  expect(threadSentence([...steps(2), ...steps(1, 'not-taken')], (status) => status)).toBe('2 succeeded, 1 not-taken');
});

test('a step that the run has not come to is not said to be in a queue', () => {
  expect(threadSentence([...steps(1, 'waiting'), ...steps(2, 'queued')], (status) => status)).toBe(
    '1 waiting, 2 not reached yet',
  );
});
