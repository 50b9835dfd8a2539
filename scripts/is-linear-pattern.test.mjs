import { expect, test } from 'vitest';
import { isLinearPattern } from './is-linear-pattern.mjs';

test.each(['/(a+)+$/', '/\\d+\\.?\\d*x/', '/\\s+$/', '/^\\s+b/m', '/"[^"]*"|“[^”]*”/', '/^(?:a|a)*$/'])(
  'finds that %s can be slow',
  (literal) => expect(isLinearPattern(literal)).toBe(false),
);

test.each([
  '/a/',
  '/^\\p{L}+$/u',
  '/\\w+/g',
  '/^[^\\]]*$/',
  '/"(?:[^"\\\\]|\\\\[^])*"?/g',
  '/(\\d{1,4})\\./',
  '/(?:a|b)(?=c)/',
])('takes %s', (literal) => expect(isLinearPattern(literal)).toBe(true));
