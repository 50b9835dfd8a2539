import { describe, expect, test } from 'vitest';
import { groupedNumberHint, plainNumberHint } from './plain-number.js';

describe('the number that is meant', () => {
  test.each([
    ['100 EUR', 'Remove the currency: 100.'],
    ['100 €', 'Remove the currency: 100.'],
    ['$19.90', 'Remove the currency: 19.90.'],
    ['US$ 5', 'Remove the currency: 5.'],
    ['CHF 100.-', 'Write the number alone: 100.'],
    ['1.234,50 €', 'Remove the currency: 1234.50.'],
    ['1,234.50', 'Write the number alone: 1234.50.'],
    ['1,234,567', 'Write the number alone: 1234567.'],
    ['100,00', 'Write the number alone: 100.00.'],
    ['0,125', 'Write the number alone: 0.125.'],
    ['1,000', 'Write 1000, or 1.000 if the comma stands before decimals.'],
    ['10 kg', 'Write the number alone: 10.'],
    ['-5 °C', 'Write the number alone: -5.'],
  ])('%s: %s', (text, hint) => {
    expect(plainNumberHint(text)).toBe(hint);
  });

  test.each(['', '100', '-1.50', 'high', '28/05/2026', '10 of 20', '1,2.3,4', '1'.repeat(100), ',', '.-'])(
    'is not known of %j',
    (text) => {
      expect(plainNumberHint(text)).toBeUndefined();
    },
  );
});

describe('a point that may group digits', () => {
  test.each([
    ['1.000', '1.000 is read as 1. Write 1000 if the point groups digits.'],
    ['-12.500', '-12.500 is read as -12.5. Write -12500 if the point groups digits.'],
  ])('%s: %s', (text, hint) => {
    expect(groupedNumberHint(text)).toBe(hint);
  });

  test.each(['1000', '1.5', '19.90', '0.125', '1234.567', '1.0000', 'high'])('is not in %j', (text) => {
    expect(groupedNumberHint(text)).toBeUndefined();
  });
});
