import { describe, expect, test } from 'vitest';
import { evaluateConditions } from './evaluate-conditions.js';
import type { ConditionOperator } from './operators.js';

const holds = (left: unknown, operator: ConditionOperator, right?: unknown, zone?: string): boolean =>
  evaluateConditions({ combinator: 'and', rules: [{ left, operator, right }] }, zone);

/** Both ways round, and `not-equals` says the opposite. */
function expectEqual(left: unknown, right: unknown, expected: boolean): void {
  expect(holds(left, 'equals', right)).toBe(expected);
  expect(holds(right, 'equals', left)).toBe(expected);
  expect(holds(left, 'not-equals', right)).toBe(!expected);
  // These need something to compare with.
  const isThere = right !== '' && right !== undefined;
  expect(holds([left], 'contains', right)).toBe(isThere && expected);
  expect(holds(left, 'is-one-of', [right])).toBe(expected);
}

describe('equal', () => {
  test.each([
    ['a', 'a'],
    [10, '10'],
    [10, ' 10 '],
    [-0.5, '-0.5'],
    [-0, 0],
    [0, '0'],
    [123456789012345, '123456789012345'],
    [9007199254740991, '9007199254740991'],
    [true, 'true'],
    [false, ' False '],
    [null, undefined],
    [{ a: [1, { b: null }] }, { a: [1, { b: null }] }],
    [[1], [1]],
    [{ a: 1 }, { a: '1' }],
  ])('is %j to %j', (left, right) => {
    expectEqual(left, right, true);
  });

  test.each([
    ['7615917337495251231', '7615917337495251230'],
    ['01234', '1234'],
    ['01234', 1234],
    ['1.10', '1.1'],
    ['1.10', 1.1],
    ['1e10', '10000000000'],
    ['1e10', 1e10],
    ['0e462097431906', '0e730083352870'],
    ['0e462097431906', 0],
    ['+4915112345678', '4915112345678'],
    ['+4915112345678', 4915112345678],
    ['-0', 0],
    ['0x10', 16],
    ['7615917337495251231', 7615917337495251000],
    ['9007199254740993', 9007199254740992],
    ['Infinity', Infinity],
    ['', 0],
    [' ', 0],
    ['1', true],
    [1, true],
    [0, false],
    [null, ''],
    [null, 'null'],
    [[1], 1],
    [[1], { 0: 1 }],
    [{}, { toString: 1 }],
    [{ a: undefined }, {}],
    ['[object Object]', {}],
    [Number.NaN, Number.NaN],
  ])('is not %j to %j', (left, right) => {
    expectEqual(left, right, false);
  });

  test('reads JSON that is typed beside a list or an object, with its long integers', () => {
    expectEqual({ a: [1, 2] }, { a: [1, 2] }, true);
    expect(holds({ id: '7615917337495251231' }, 'equals', '{"id": 7615917337495251231}')).toBe(true);
    expect(holds({ id: '7615917337495251231' }, 'equals', '{"id": 7615917337495251230}')).toBe(false);
    expect(holds([{ sku: 'A' }], 'contains', '{"sku": "A"}')).toBe(true);
    expect(holds('[1]', 'equals', '[1 ]')).toBe(false);
    expect(holds([1], 'equals', '[')).toBe(false);
  });

  test('knows no names but those that are there', () => {
    const odd: unknown = JSON.parse('{"__proto__": 1}');
    expect(holds({}, 'equals', odd)).toBe(false);
    expect(holds({}, 'contains', '__proto__')).toBe(false);
    expect(holds(odd, 'contains', '__proto__')).toBe(true);
    for (const name of ['constructor', 'toString', 'hasOwnProperty']) expect(holds({}, 'contains', name)).toBe(false);
  });
});

describe('one of', () => {
  test.each([
    ['1003200000000001759', '1003200000000001760, 1', false],
    [5, '4, 5', true],
    ['open', '["open", "closed"]', true],
    ['', 'open, closed,', false],
    ['b', 'a,b,c', true],
    [{ a: 1 }, [{ a: 1 }], true],
    [null, [null], true],
    ['x', '', false],
    ['x', undefined, false],
    ['x', 7, false],
  ])('%j of %j is %s', (left, right, expected) => {
    expect(holds(left, 'is-one-of', right)).toBe(expected);
  });
});

describe('order', () => {
  test.each([
    ['20.00', '7', 1],
    ['20.00', 100, -1],
    ['007', 7, 0],
    ['+5', 5, 0],
    ['.5', '0.50', 0],
    [' 10 ', 9, 1],
    ['-3', '-20', 1],
    ['9007199254740993', '9007199254740992', 1],
    ['7615917337495251231', '7615917337495251230', 1],
    ['-7615917337495251231', '-7615917337495251230', -1],
    ['1.00000000000000000001', '1.00000000000000000002', -1],
    ['1.0000000000000000000000', 1, 0],
    ['-0.00000000000000000000', 0, 0],
    ['9'.repeat(30), '8'.repeat(30), 1],
    [Infinity, Infinity, 0],
    [1e21, '1000000000000000000000', 0],
    ['2026-01-02', '2026-01-01', 1],
    ['2026-01-01T10:00:00+02:00', '2026-01-01T09:00:00Z', -1],
  ])('%j beside %j gives %i', (left, right, expected) => {
    for (const [a, b, sign] of [
      [left, right, expected],
      [right, left, -expected],
    ] as const) {
      expect(holds(a, 'greater-than', b)).toBe(sign > 0);
      expect(holds(a, 'at-least', b)).toBe(sign >= 0);
      expect(holds(a, 'less-than', b)).toBe(sign < 0);
      expect(holds(a, 'at-most', b)).toBe(sign <= 0);
    }
  });

  test.each([
    ['20.00', '100 EUR'],
    ['20.00', '100 €'],
    ['20.00', '100,00'],
    ['20.00', '100.-'],
    ['1e3', 100],
    ['b', 'a'],
    ['09:30', '17:00'],
    ['2026-01-01', 5],
    ['2026-02-31', '2026-01-01'],
    [Number.NaN, 1],
    [true, 0],
    [[2], 1],
    [{}, 1],
    ['', 0],
    ['  ', 0],
    [undefined, 0],
  ])('there is none between %j and %j, so nothing holds', (left, right) => {
    for (const operator of ['greater-than', 'at-least', 'less-than', 'at-most'] as const) {
      expect(holds(left, operator, right)).toBe(false);
      expect(holds(right, operator, left)).toBe(false);
    }
  });
});

test('numbers have at most 400 characters', () => {
  expect(holds('9'.repeat(400), 'greater-than', '8'.repeat(400))).toBe(true);
  expect(holds('9'.repeat(401), 'greater-than', 1)).toBe(false);
});

describe('before and after', () => {
  test.each([
    [1780000000, '2026-01-01', 1],
    ['1780000000', '2026-01-01', 1],
    ['1780000000000', '2026-05-29', -1],
    ['1780000000.000200', 1780000000, 0],
    ['Thu, 28 May 2026 20:26:40 GMT', 1780000000, 0],
    ['2026-05-28T20:26:40Z', '1780000000', 0],
  ])('%j beside %j gives %i', (left, right, sign) => {
    expect(holds(left, 'after', right)).toBe(sign > 0);
    expect(holds(left, 'before', right)).toBe(sign < 0);
  });

  test.each(['Order 5', 'n/a 1', '7', 7, '2026-02-31', '28/05/2026', 'May 28, 2026 20:26', '', true, [], null])(
    'take %j for no date',
    (given) => {
      for (const operator of ['before', 'after'] as const) {
        expect(holds(given, operator, '2026-01-01')).toBe(false);
        expect(holds('2026-01-01', operator, given)).toBe(false);
      }
    },
  );

  test('count a time without a zone in the zone of the workflow', () => {
    const [local, utc] = ['2026-05-28 20:00', '2026-05-28T22:00Z'];
    expect(holds(local, 'before', utc)).toBe(true);
    expect(holds(local, 'before', utc, 'America/New_York')).toBe(false);
    expect(holds(local, 'after', utc, 'America/New_York')).toBe(true);
    expect(holds(local, 'greater-than', utc, 'America/New_York')).toBe(true);
  });
});

describe('nothing to compare with', () => {
  test.each(['contains', 'not-contains', 'starts-with', 'ends-with', 'matches', 'is-one-of', 'at-least'] as const)(
    '%s does not hold',
    (operator) => {
      for (const right of ['', undefined, null]) expect(holds('text', operator, right)).toBe(false);
    },
  );

  test('may be a blank, which a text contains', () => {
    expect(holds('a b', 'contains', ' ')).toBe(true);
    expect(holds('', 'equals', '')).toBe(true);
  });
});
