import { expect, test } from 'vitest';
import { ADVISORY_LOCKS } from './advisory-locks.js';

test('gives every kind of work a key of its own', () => {
  const keys = Object.values(ADVISORY_LOCKS);
  expect(new Set(keys).size).toBe(keys.length);
});
