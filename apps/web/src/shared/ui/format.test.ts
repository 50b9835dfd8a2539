import { describe, expect, test } from 'vitest';
import { formatBytes, formatClock, formatDuration, formatRelative, formatShare, plural } from './format.js';

const now = new Date(2026, 2, 14, 14, 34, 6).getTime();
const before = (ms: number): string => new Date(now - ms).toISOString();

describe('a duration', () => {
  test.each([
    [0, '<1 ms'],
    [0.4, '<1 ms'],
    [1, '1 ms'],
    [842, '842 ms'],
    [1120, '1.12 s'],
    [1900, '1.9 s'],
    [5000, '5 s'],
    [28_140, '28.1 s'],
    [192_000, '3 min 12 s'],
    [7_500_000, '2 h 5 min'],
    [300_000, '5 min'],
  ])('of %d ms reads %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('a time ago', () => {
  test.each([
    [-500, 'just now'],
    [1000, 'just now'],
    [6000, '6 s ago'],
    [120_000, '2 min ago'],
    [7_200_000, '2 h ago'],
    [8 * 3_600_000, '06:34'],
    [3 * 86_400_000, 'Wed 14:34'],
    [20 * 86_400_000, '22 Feb'],
  ])('of %d ms reads %s', (ms, text) => {
    expect(formatRelative(before(ms), now)).toBe(text);
  });
});

test('a clock time names the day only when it is not today', () => {
  expect(formatClock(before(0), now)).toBe('14:34:06');
  expect(formatClock(before(86_400_000), now)).toBe('13 Mar, 14:34:06');
  const afterMidnight = new Date(2026, 2, 15, 0, 10).getTime();
  expect(formatClock(new Date(2026, 2, 14, 23, 57, 10).toISOString(), afterMidnight)).toBe('23:57:10');
  expect(formatClock(new Date(2026, 2, 14, 9, 0, 0).toISOString(), afterMidnight)).toBe('14 Mar, 09:00:00');
});

test('a share never rounds up to all', () => {
  expect(formatShare(9999, 10_000)).toBe('99.9%');
  expect(formatShare(10, 10)).toBe('100%');
  expect(formatShare(0, 0)).toBe('');
});

test('sizes are in steps of 1,000 bytes', () => {
  expect([formatBytes(12), formatBytes(3100), formatBytes(2_000_000)]).toEqual(['12 B', '3.1 KB', '2 MB']);
});

test('one is not many', () => {
  expect([plural(1, 'event'), plural(48_213, 'event')]).toEqual(['1 event', '48,213 events']);
});
