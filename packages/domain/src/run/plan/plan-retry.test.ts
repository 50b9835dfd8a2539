import { expect, test } from 'vitest';
import { countTries, planRetry } from './plan-retry.js';

const policy = { attempts: 4, backoff: 'exponential', delayMs: 1000, maxDelayMs: 3000 } as const;
const now = '2026-11-21T10:00:00.000Z';
const ask = { policy, attempts: 1, retryable: true, now, jitter: 0 };

test('doubles the wait up to the bound', () => {
  expect(planRetry(ask)).toBe('2026-11-21T10:00:01.000Z');
  expect(planRetry({ ...ask, attempts: 2 })).toBe('2026-11-21T10:00:02.000Z');
  expect(planRetry({ ...ask, attempts: 3 })).toBe('2026-11-21T10:00:03.000Z');
});

test('keeps the wait when the backoff is fixed', () => {
  expect(planRetry({ ...ask, policy: { ...policy, backoff: 'fixed' }, attempts: 3 })).toBe('2026-11-21T10:00:01.000Z');
});

test('honours Retry-After beyond the bound, up to a day', () => {
  expect(planRetry({ ...ask, retryAfterMs: 60_000 })).toBe('2026-11-21T10:01:00.000Z');
  expect(planRetry({ ...ask, retryAfterMs: 1e12 })).toBe('2026-11-22T10:00:00.000Z');
});

test('gives up after the last try and on what cannot succeed later', () => {
  expect(planRetry({ ...ask, attempts: 4 })).toBeNull();
  expect(planRetry({ ...ask, retryable: false })).toBeNull();
});

test('spreads tries by up to a fifth', () => {
  expect(planRetry({ ...ask, jitter: 1 })).toBe('2026-11-21T10:00:01.200Z');
});

test('counts the try at hand, whether or not it was recorded, but no interrupted ones', () => {
  const attempt = { number: 1, startedAt: now, finishedAt: now, error: null, retryAt: null };
  const interrupted = { ...attempt, error: { code: 'step.interrupted', message: '', retryable: true } };
  const open = { ...attempt, finishedAt: null };
  expect(countTries([])).toBe(1);
  expect(countTries([open])).toBe(1);
  expect(countTries([attempt])).toBe(2);
  expect(countTries([attempt, interrupted, open])).toBe(2);
});
