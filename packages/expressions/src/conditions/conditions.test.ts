import { describe, expect, test } from 'vitest';
import { evaluateConditions } from './evaluate-conditions.js';
import { explainConditions } from './explain-conditions.js';
import { nameConditions } from './name-conditions.js';
import { CONDITION_OPERATORS, type ConditionOperator } from './operators.js';

const holds = (left: unknown, operator: ConditionOperator, right?: unknown): boolean =>
  evaluateConditions({ combinator: 'and', rules: [{ left, operator, right }] });

const CASES: readonly (readonly [unknown, ConditionOperator, unknown, boolean])[] = [
  ['opened', 'equals', 'opened', true],
  ['10', 'equals', 10, true],
  ['10', 'equals', '010x', false],
  [true, 'equals', 'true', true],
  [null, 'equals', undefined, true],
  ['', 'equals', undefined, false],
  [{ a: [1, 2] }, 'equals', '{"a": [1, 2]}', true],
  [{ a: 1, b: 2 }, 'equals', { b: 2, a: 1 }, true],
  [[1], 'equals', { 0: 1 }, false],
  ['a', 'not-equals', 'b', true],
  [undefined, 'not-equals', 'b', true],
  ['hello', 'contains', 'ell', true],
  [['bug', 'ui'], 'contains', 'bug', true],
  [[1, 2], 'contains', '2', true],
  [{ a: 1 }, 'contains', 'a', true],
  [{}, 'contains', 'toString', false],
  [undefined, 'contains', 'a', false],
  ['hello', 'not-contains', 'xyz', true],
  ['hello', 'starts-with', 'he', true],
  ['hello', 'ends-with', 'lo', true],
  [undefined, 'starts-with', '', false],
  ['ORD-17', 'matches', '^ORD-[0-9]+$', true],
  ['ORD-x', 'matches', '^ORD-[0-9]+$', false],
  ['10', 'greater-than', '9', true],
  [10, 'greater-than', 10, false],
  [10, 'at-least', '10', true],
  ['2', 'less-than', 10, true],
  ['b', 'less-than', 'a', false],
  [10, 'at-most', 10, true],
  [undefined, 'less-than', 5, false],
  [null, 'at-most', 5, false],
  [{}, 'greater-than', 1, false],
  ['2026-01-01', 'before', '2026-01-02', true],
  ['2026-01-01T10:00:00+02:00', 'before', '2026-01-01T09:00:00Z', true],
  ['2026-01-01T08:00:00', 'before', '2026-01-01T09:00:00Z', true],
  ['2026-01-02', 'after', '2026-01-01', true],
  ['someday', 'after', '2026-01-01', false],
  ['open', 'is-one-of', 'open, closed', true],
  [5, 'is-one-of', [4, 5], true],
  ['other', 'is-one-of', 'open, closed', false],
  [0, 'exists', undefined, true],
  [null, 'exists', undefined, false],
  [undefined, 'not-exists', undefined, true],
  ['  ', 'is-empty', undefined, true],
  [[], 'is-empty', undefined, true],
  [{}, 'is-empty', undefined, true],
  [0, 'is-empty', undefined, false],
  ['a', 'not-empty', undefined, true],
  [true, 'is-true', undefined, true],
  ['TRUE', 'is-true', undefined, true],
  [1, 'is-true', undefined, false],
  ['false', 'is-false', undefined, true],
  [undefined, 'is-false', undefined, false],
];

describe('evaluateConditions', () => {
  test.each(CASES)('%j %s %j is %s', (left, operator, right, expected) => {
    expect(holds(left, operator, right)).toBe(expected);
  });

  test('has a case for every operator', () => {
    expect(new Set(CASES.map(([, operator]) => operator))).toEqual(new Set(CONDITION_OPERATORS));
  });

  test('joins rules and groups', () => {
    const yes = { left: 1, operator: 'equals', right: 1 } as const;
    const no = { left: 1, operator: 'equals', right: 2 } as const;
    expect(evaluateConditions({ combinator: 'or', rules: [no, { combinator: 'and', rules: [yes, yes] }] })).toBe(true);
    expect(evaluateConditions({ combinator: 'and', rules: [yes, { combinator: 'or', rules: [no, no] }] })).toBe(false);
    expect(evaluateConditions({ combinator: 'or', rules: [] })).toBe(true);
    const empty = { combinator: 'and', rules: [] } as const;
    expect(evaluateConditions({ combinator: 'or', rules: [no, empty] })).toBe(false);
    expect(evaluateConditions({ combinator: 'and', rules: [yes, empty] })).toBe(true);
  });

  test('matches patterns in linear time and refuses what cannot', () => {
    const start = performance.now();
    expect(holds(`${'a'.repeat(50_000)}!`, 'matches', '^(a+)+$')).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
    for (const [text, pattern] of [
      ['a', 'a'.repeat(2_000_000)],
      ['a'.repeat(2_000_000), 'a'],
      ['a'.repeat(20_000), 'a'.repeat(900)],
    ] as const) {
      expect(() => holds(text, 'matches', pattern)).toThrow(expect.objectContaining({ code: 'expression.too-large' }));
    }
    expect(() => holds('aa', 'matches', '(a)\\1')).toThrow(expect.objectContaining({ code: 'expression.refused' }));
  });
});

describe('explainConditions', () => {
  test('says which rule failed, by the name of what was compared', () => {
    const named = nameConditions({
      combinator: 'and',
      rules: [
        { left: '{{ trigger.headers.`x-event` }}', operator: 'exists' },
        { combinator: 'or', rules: [{ left: '{{ trigger.body.action }}', operator: 'equals', right: 'opened' }] },
      ],
    });
    expect(named).toMatchObject({ rules: [{}, { rules: [{ name: 'action' }] }] });
    const action = { left: 'labeled', operator: 'equals', right: 'opened', name: 'action' } as const;
    const group = { combinator: 'or', rules: [action] } as const;
    expect(explainConditions({ combinator: 'and', rules: [{ left: 'issues', operator: 'exists' }, group] })).toEqual({
      holds: false,
      rulePath: [1, 0],
      reason: 'action is "labeled", not "opened"',
    });
  });

  test.each([
    [{ left: undefined, operator: 'equals', right: 'x', name: 'id' }, 'id does not exist, not "x"'],
    [{ left: 5, operator: 'at-least', right: 10, name: 'total' }, 'total is 5, not at least 10'],
    [{ left: 'ab', operator: 'contains', right: 'x' }, 'the value is "ab" and does not contain "x"'],
    [{ left: null, operator: 'exists', name: 'email' }, 'email does not exist'],
  ] as const)('explains %j', (rule, reason) => {
    expect(explainConditions({ combinator: 'and', rules: [rule] }).reason).toBe(reason);
  });

  test('says only that it holds when it does', () => {
    expect(explainConditions({ combinator: 'and', rules: [] })).toEqual({ holds: true });
  });
});
