import { describe, expect, test } from 'vitest';
import { minorUnits } from './amount.js';

describe('an amount for Stripe', () => {
  test.each([
    ['12.50', 'EUR', '1250'],
    ['12.5', 'eur', '1250'],
    ['10', 'usd', '1000'],
    ['0.07', 'usd', '7'],
    ['12.500', 'eur', '1250'],
    ['500', 'JPY', '500'],
    ['500.00', 'JPY', '500'],
    ['5.12', 'KWD', '5120'],
    ['999999999999.99', 'eur', '99999999999999'],
  ])('%s %s is %s', (amount, currency, minor) => {
    expect(minorUnits(amount, currency)).toBe(minor);
  });

  test.each([
    ['12,50', 'eur', 'a number with a point'],
    ['1.2e3', 'eur', 'a number with a point'],
    ['-5', 'eur', 'a number with a point'],
    ['', 'eur', 'a number with a point'],
    ['12.505', 'eur', 'has 2 decimal places'],
    ['5.5', 'jpy', 'has 0 decimal places'],
    ['5.125', 'kwd', 'has 2 decimal places'],
    ['5', 'euro', 'three letters'],
    ['5', '', 'three letters'],
    ['5', 'ugx', 'UGX cannot be given'],
  ])('%s %s is refused', (amount, currency, reason) => {
    expect(() => minorUnits(amount, currency)).toThrow(reason);
  });
});
