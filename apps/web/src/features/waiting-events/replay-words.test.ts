import { expect, test } from 'vitest';
import { replayWords } from './replay-words.js';

const failures = [{ eventId: 'e', reason: 'The published version does not have the trigger.' }];

test.each([
  [{ status: 'running', total: 6, done: 2, failed: 0, failures: [] }, '2 of 6 events.'],
  [{ status: 'done', total: 6, done: 6, failed: 0, failures: [] }, '6 events began their runs.'],
  [{ status: 'done', total: 1, done: 1, failed: 0, failures: [] }, '1 event began its run.'],
  [
    { status: 'done', total: 6, done: 5, failed: 1, failures },
    '5 of 6 events began their runs. 1 event could not be run: The published version does not have the trigger.',
  ],
  [
    { status: 'failed', total: 2, done: 0, failed: 2, failures },
    'None of 2 events could be run: The published version does not have the trigger.',
  ],
  [{ status: 'cancelled', total: 6, done: 2, failed: 0, failures: [] }, 'Stopped after 2 of 6 events; 4 not begun.'],
] as const)('%o is said as %s', (replay, words) => {
  expect(replayWords({ ...replay, failures: [...replay.failures] })).toBe(words);
});
