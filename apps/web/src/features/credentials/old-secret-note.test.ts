import { expect, test } from 'vitest';
import { oldSecretNote } from './old-secret-note.js';

const now = Date.parse('2026-03-14T12:00:00Z');

test('tells of the old secret while it is accepted, and not after', () => {
  expect(oldSecretNote({ rotatingUntil: '2026-03-15T12:00:00Z' }, now)).toMatch(
    /^The old secret is accepted until 15 Mar, /,
  );
  expect(oldSecretNote({ rotatingUntil: '2026-03-14T12:00:00Z' }, now)).toBeNull();
  expect(oldSecretNote({ rotatingUntil: null }, now)).toBeNull();
});
