import { describe, expect, test } from 'vitest';
import { comparisonFault } from './comparison-fault.js';
import { explainConditions } from './explain-conditions.js';
import { nameConditions } from './name-conditions.js';
import type { ConditionOperator } from './operators.js';

/** A lone surrogate. */
const HALF_A_CHARACTER = /\p{Cs}/u;

const explain = (left: unknown, operator: ConditionOperator, right?: unknown) =>
  explainConditions({ combinator: 'and', rules: [{ left, operator, right, name: 'price' }] });

describe('what cannot be compared', () => {
  test.each([
    ['20.00', 'greater-than', '100 EUR', 'price is "20.00", not more than "100 EUR": 100 EUR is no number'],
    ['100 EUR', 'at-most', 5, 'price is "100 EUR", not at most 5: 100 EUR is no number'],
    ['cheap', 'less-than', 'dear', 'price is "cheap", not less than "dear": neither cheap nor dear is a number'],
    ['soon', 'greater-than', '2026-01-01', 'price is "soon", not more than "2026-01-01": soon is no date'],
    ['2026-01-01', 'greater-than', 5, 'price is "2026-01-01", not more than 5: 2026-01-01 is no number'],
    ['28/05/2026', 'before', '2026-01-01', 'price is "28/05/2026", not before "2026-01-01": 28/05/2026 is no date'],
    [undefined, 'after', 'soon', 'price does not exist, not after "soon": soon is no date'],
    [[1], 'at-least', 1, 'price is [1], not at least 1: a list is no number'],
    ['', 'at-least', 1, 'price is "", not at least 1: an empty text is no number'],
    ['x', 'contains', '', 'price is "x": there is nothing to compare with'],
    ['x', 'not-contains', undefined, 'price is "x": there is nothing to compare with'],
  ] as const)('%j %s %j says so', (left, operator, right, reason) => {
    expect(explain(left, operator, right)).toEqual({ holds: false, rulePath: [0], reason, isFault: true });
  });

  test.each([
    ['100 EUR', 'at-least', 5, 'value.not-a-number'],
    ['a lucky number', 'at-least', '2026-01-31', 'value.not-a-date'],
    ['no number', 'before', 'no number', 'value.not-a-date'],
    [5, 'contains', '', 'operand.right-missing'],
  ] as const)('has a code: %j %s %j', (left, operator, right, code) => {
    expect(comparisonFault({ left, operator, right })).toMatchObject({ code });
    expect(comparisonFault({ left, operator, right, unset: true })).toMatchObject({ code: 'operand.left-missing' });
  });

  test('is not what simply differs, or does not exist', () => {
    expect(explain(5, 'at-least', 10)).not.toHaveProperty('isFault');
    expect(explain(undefined, 'at-least', 10)).not.toHaveProperty('isFault');
    expect(explain('100 EUR', 'equals', '5')).not.toHaveProperty('isFault');
    expect(comparisonFault({ left: undefined, operator: 'at-least', right: '10' })).toBeUndefined();
  });

  test('is said before the other conditions of which one should have held', () => {
    const rules = [
      { left: 'a', operator: 'equals', right: 'b', name: 'kind' },
      { left: '5 EUR', operator: 'at-least', right: 1, name: 'price' },
    ] as const;
    expect(explainConditions({ combinator: 'or', rules }).reason).toBe(
      'price is "5 EUR", not at least 1: 5 EUR is no number, and kind is "a", not "b"',
    );
  });
});

describe('a condition without a left side', () => {
  const resolved = (left: unknown, operator: ConditionOperator) => {
    const group = nameConditions({ combinator: 'and', rules: [{ left, operator, right: '' }] });
    return explainConditions(group as unknown as Parameters<typeof explainConditions>[0]);
  };

  test.each(['', '  ', undefined, null])('does not hold when %j stands there', (left) => {
    for (const operator of ['equals', 'not-exists', 'is-empty', 'not-equals'] as const) {
      expect(resolved(left, operator)).toEqual({
        holds: false,
        rulePath: [0],
        reason: 'condition 1 has nothing to look at. Fill in its left side',
        isFault: true,
      });
    }
  });

  test('is none with an expression that gives nothing', () => {
    const rules = [{ left: undefined, operator: 'not-exists', name: 'email' } as const];
    expect(explainConditions({ combinator: 'and', rules })).toEqual({ holds: true });
  });
});

describe('the sentence', () => {
  test('hints at numbers that are only written differently', () => {
    expect(explain('20.00', 'equals', '20').reason).toBe(
      'price is "20.00", not "20" (the same number, written differently)',
    );
    expect(explain('20.00', 'equals', '21').reason).toBe('price is "20.00", not "21"');
  });

  test('is short and in one line, whatever the values are', () => {
    const { reason = '' } = explain('a\u0000\n\ud800'.repeat(300_000), 'at-least', '😀'.repeat(500_000));
    expect(reason.length).toBeLessThan(1000);
    expect(reason).toMatch(/^price is "a\\u0000\\n\\ud800a.*…", not at least "😀.*…": neither .* is a number$/);
    expect(reason).not.toMatch(HALF_A_CHARACTER);
    expect(explain('😀'.repeat(100), 'equals', 'x').reason).not.toMatch(HALF_A_CHARACTER);
  });

  test('calls a value by its name, with blanks around its template or not', () => {
    const name = (left: string) => nameConditions({ rules: [{ left }] })['rules'];
    expect(name('{{ trigger.body.total }}\n')).toMatchObject([{ name: 'total' }]);
    expect(name(`{{ ${'a'.repeat(60_000)} }}`)).toEqual([{ left: expect.any(String) }]);
  });
});
