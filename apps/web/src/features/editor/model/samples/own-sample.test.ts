import { expect, test } from 'vitest';
import { ownSample } from './own-sample.js';

const now = new Date('2026-07-08T07:00:00Z');

test('a schedule is known before it has run', () => {
  const at = now.toISOString();
  expect(ownSample({ type: 'schedule' }, now)).toEqual({ scheduledFor: at, firedAt: at, rule: 1 });
});

test.each(['webhook', 'manual', 'transform', 'gone'])('%s is not', (type) => {
  expect(ownSample({ type }, now)).toBeUndefined();
});
