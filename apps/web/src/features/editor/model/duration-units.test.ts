import { expect, it } from 'vitest';
import { toAmount, toMilliseconds } from './duration-units.js';

it('says a duration in the largest unit that needs no fraction', () => {
  expect(toAmount(90_000)).toEqual({ amount: 90, unit: 'seconds' });
  expect(toAmount(5_400_000)).toEqual({ amount: 90, unit: 'minutes' });
  expect(toAmount(172_800_000)).toEqual({ amount: 2, unit: 'days' });
});

it('comes back to the same milliseconds', () => {
  for (const milliseconds of [1000, 61_000, 3_600_000, 31_536_000_000]) {
    expect(toMilliseconds(toAmount(milliseconds))).toBe(milliseconds);
  }
});
