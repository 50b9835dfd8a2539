import { expect, test } from 'vitest';
import { safeNext } from './require-session.js';

test.each([
  ['/runs?status=failed', '/runs?status=failed'],
  [undefined, '/workflows'],
  ['//evil.example', '/workflows'],
  [String.raw`/\evil.example`, '/workflows'],
  ['https://evil.example', '/workflows'],
  ['/login', '/workflows'],
])('after the login, %s leads to %s', (next, to) => {
  expect(safeNext(next)).toBe(to);
});
