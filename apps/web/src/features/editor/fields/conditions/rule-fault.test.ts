import { describe, expect, test } from 'vitest';
import { ruleFault } from './rule-fault.js';

const scope = { trigger: { body: { total_price: '20.00', price: '100 EUR', due: '28/05/2026', list: [1] } } };
const price = '{{ trigger.body.total_price }}';

describe('what is said beside a condition', () => {
  test.each([
    [
      { left: price, operator: 'greater-than', right: '100 EUR' },
      '100 EUR is no number, so this condition does not hold. Remove the currency: 100.',
    ],
    [
      { left: '{{ trigger.body.price }}', operator: 'at-most', right: '5' },
      /^100 EUR is no number, so this condition does not hold\.$/,
    ],
    [
      { left: price, operator: 'greater-than', right: 'high' },
      /^high is no number, so this condition does not hold\.$/,
    ],
    [{ left: '{{ trigger.body.due }}', operator: 'before', right: '2026-06-01' }, /^28\/05\/2026 is no date/],
    [{ left: '{{ trigger.body.list }}', operator: 'less-than', right: '2' }, /^a list is no number/],
    [{ left: price, operator: 'contains', right: '{{ trigger.body.nothing }}' }, /^there is nothing to compare with/],
  ] as const)('%j: its values cannot be compared', async (rule, said) => {
    expect(await ruleFault(rule, scope, 'UTC')).toMatch(said);
  });

  test('says which number a point makes, where it may group digits', async () => {
    expect(await ruleFault({ left: price, operator: 'greater-than', right: '1.000' }, scope, 'UTC')).toBe(
      '1.000 is read as 1. Write 1000 if the point groups digits.',
    );
  });

  test('is said without a sample where the text alone shows it', async () => {
    expect(await ruleFault({ left: price, operator: 'greater-than', right: '100 €' }, {}, 'UTC')).toMatch(
      /^100 € is no number/,
    );
  });

  test.each([
    [{ left: price, operator: 'greater-than', right: '100' }, scope],
    [{ left: price, operator: 'equals', right: '100 EUR' }, scope],
    [{ left: price, operator: 'contains', right: '1.000' }, scope],
    [{ left: '{{ trigger.body.nothing }}', operator: 'greater-than', right: '100' }, scope],
    [{ left: '', operator: 'greater-than', right: '100 EUR' }, scope],
    [{ left: price, operator: 'greater-than', right: '' }, scope],
    [{ left: price, operator: 'greater-than', right: '{{ trigger.body.min }}' }, {}],
    [{ left: '{{ trigger.body. }}', operator: 'greater-than', right: '1' }, scope],
  ] as const)('is nothing for %j', async (rule, sample) => {
    expect(await ruleFault(rule, sample, 'UTC')).toBeUndefined();
  });
});
