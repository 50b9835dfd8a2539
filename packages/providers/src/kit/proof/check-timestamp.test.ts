import { describe, expect, test } from 'vitest';
import { checkTimestamp } from './check-timestamp.js';

const now = 1_760_000_000_000;
const check = (ageMs: number, toleranceMs = 300_000) =>
  checkTimestamp({ sent: now - ageMs, unit: 'milliseconds', place: 'X-Time', toleranceMs, now })?.reason;

describe('an old or future timestamp', () => {
  test.each([
    [540_000, 'Timestamp 9 min old, tolerance 5 min.'],
    [301_000, 'Timestamp 301 s old, tolerance 300 s.'],
    [329_000, 'Timestamp 329 s old, tolerance 300 s.'],
    [300_001, 'Timestamp 300001 ms old, tolerance 300000 ms.'],
    [-301_000, 'Timestamp 301 s in the future, tolerance 300 s.'],
    [-90_000_000, 'Timestamp 25 h in the future, tolerance 5 min.'],
  ])('is told so that the two differ: %i ms', (age, reason) => {
    expect(check(age)).toBe(reason);
  });

  test('is told in seconds also where hours are equal', () => {
    expect(check(86_460_000, 86_400_000)).toBe('Timestamp 86460 s old, tolerance 86400 s.');
  });

  test('is none within its tolerance', () => {
    for (const age of [0, 300_000, -300_000]) expect(check(age)).toBeUndefined();
  });
});
