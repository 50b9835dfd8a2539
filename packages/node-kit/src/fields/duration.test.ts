import { describe, expect, test } from 'vitest';
import { describeDuration, durationMs, durationOf, readDuration } from './duration.js';

describe('a duration', () => {
  test('is counted in milliseconds', () => {
    expect(durationMs({ amount: 1.5, unit: 'hours' })).toBe(5_400_000);
    expect(durationMs({ amount: 2, unit: 'days' })).toBe(172_800_000);
  });

  test('is said in the largest unit that needs no fraction, and comes back to the same milliseconds', () => {
    expect(durationOf(90_000)).toEqual({ amount: 90, unit: 'seconds' });
    expect(durationOf(5_400_000)).toEqual({ amount: 90, unit: 'minutes' });
    expect(durationOf(172_800_000)).toEqual({ amount: 2, unit: 'days' });
    for (const milliseconds of [1000, 61_000, 3_600_000, 31_536_000_000]) {
      expect(durationMs(durationOf(milliseconds))).toBe(milliseconds);
    }
  });

  test('is read as it is, in plain words', () => {
    expect(describeDuration({ amount: 2, unit: 'days' })).toBe('2 days');
    expect(describeDuration({ amount: 1, unit: 'hours' })).toBe('1 hour');
  });

  test('is read from a draft, unless an expression stands for it', () => {
    expect(readDuration({ amount: 3, unit: 'days' })).toEqual({ amount: 3, unit: 'days' });
    expect(readDuration({ amount: '{{ input.days }}', unit: 'days' })).toBeUndefined();
    expect(readDuration({ amount: '', unit: 'days' })).toBeUndefined();
    expect(readDuration({ amount: 3, unit: 'toString' })).toBeUndefined();
  });
});
