import { expect, test } from 'vitest';
import { formatIn, untilWords } from './format-in.js';

test('a time is shown by the clock of its zone', () => {
  const at = new Date('2026-07-08T07:00:00Z');
  expect(formatIn('UTC', at)).toBe('Wed, 8 Jul 2026, 07:00 UTC');
  expect(formatIn('Europe/Berlin', at)).toMatch(/^Wed, 8 Jul 2026, 09:00 /);
  expect(formatIn('UTC', new Date('2026-07-08T07:00:20Z'))).toBe('Wed, 8 Jul 2026, 07:00:20 UTC');
});

test.each([
  [10, 'in 1 s'],
  [65_000, 'in 1 min 5 s'],
  [3 * 3_600_000, 'in 3 h'],
  [5 * 86_400_000, 'in 5 days'],
])('%i ms are %s', (ms, words) => {
  expect(untilWords(ms)).toBe(words);
});
