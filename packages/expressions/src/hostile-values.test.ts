/** Whatever a sender puts into an event, and a person into a field: the answer comes soon and follows the table. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparisonFault } from './conditions/comparison-fault.js';
import { evaluateConditions } from './conditions/evaluate-conditions.js';
import { explainConditions } from './conditions/explain-conditions.js';
import { nameConditions } from './conditions/name-conditions.js';
import { CONDITION_OPERATORS, type ConditionOperator } from './conditions/operators.js';
import { ExpressionError } from './expression-error.js';
import { loneExpression, parseTemplate } from './template/parse-template.js';
import { resolveDeep } from './template/resolve-deep.js';
import { parseJsonText, resolveJsonText } from './template/resolve-json-text.js';
import { resolveTemplate, resolveTypedTemplate } from './template/resolve-template.js';
import { toText } from './template/to-text.js';
import { readTime } from './time/read-time.js';

const ZONES = ['UTC', 'America/New_York', 'Mars/Phobos', ''];
const SCRAPS = [
  '01234',
  '1.10',
  '1e10',
  '-0',
  '+5',
  '100 EUR',
  '7615917337495251231',
  '2026-02-31',
  '1780000000',
  '[1',
];
const NAMES = ['__proto__', 'constructor', 'toString', 'a'];
const numeric = fc.oneof(fc.integer(), fc.double(), fc.bigInt()).map(String);
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...SCRAPS, ...NAMES), numeric, fc.json());
const value = fc.oneof(
  text,
  fc.double(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.anything({ key: fc.oneof(fc.string(), fc.constantFrom(...NAMES)), values: [text, fc.double(), fc.boolean()] }),
);

const judge = (left: unknown, operator: ConditionOperator, right: unknown, zone?: string): boolean =>
  evaluateConditions({ combinator: 'and', rules: [{ left, operator, right }] }, zone);

describe('conditions on any values', () => {
  test('follow the table', () => {
    fc.assert(
      fc.property(value, value, fc.constantFrom(...ZONES), (a, b, zone) => {
        const equal = judge(a, 'equals', b, zone);
        expect(judge(b, 'equals', a, zone)).toBe(equal);
        expect(judge(a, 'not-equals', b, zone)).toBe(!equal);
        for (const [more, less] of [
          ['greater-than', 'less-than'],
          ['at-least', 'at-most'],
          ['after', 'before'],
        ] as const) {
          expect(judge(a, more, b, zone)).toBe(judge(b, less, a, zone));
        }
        expect(judge(a, 'greater-than', b, zone) && judge(a, 'at-most', b, zone)).toBe(false);
        expect(judge(a, 'exists', b)).toBe(!judge(a, 'not-exists', b));
        expect(judge(a, 'is-true', b) && judge(a, 'is-false', b)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('throw nothing but ExpressionError, and say in a line why they do not hold', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...CONDITION_OPERATORS), value, (left, operator, right) => {
        const rule = { left, operator, right };
        const explained = attempt(() => explainConditions({ combinator: 'or', rules: [rule] }));
        if (!explained) return;
        expect(explained.holds).toBe(judge(left, operator, right));
        expect(explained.isFault === true).toBe(!explained.holds && comparisonFault(rule) !== undefined);
        expect(['\n', '\0'].filter((sign) => explained.reason?.includes(sign))).toEqual([]);
        expect((explained.reason ?? '').length).toBeLessThan(2000);
      }),
      { numRuns: 2000 },
    );
  });

  test('compare the deepest data without running out of stack', () => {
    const nest = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(() => judge(nest(5000), 'equals', nest(5000))).toThrow(ExpressionError);
    expect(judge([], 'equals', '['.repeat(1e6))).toBe(false);
  });
});

/** The result, or undefined when it is refused. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

const CHARACTERS = [
  '1', '0', '.', ' ', '\n', '"', "'", '`', '/', '*', '/*', '{', '}', '{{', '[', '\\', '\\"', 'a', 'é', 'e\u0301',
    '😀',
    '\0',
    '\ud800',
    '\udc00',
    ',',
    '-',
    '+',
    ':',
    '\u00a0',
    '2026-',
    '{{a',
    '{{/',
    '{{"',
    "{{ '",
    '{{ /*',
    '(/',
]; // prettier-ignore
/** The promise is 50 ms on a free machine; quadratic work of this size takes seconds on any. */
const MAX_MS = 200;
const SIZE = 60_000;

describe('60 kB of one character', () => {
  const scope = { trigger: { body: 'x' } };
  const texts = (piece: string): string[] => {
    const many = piece.repeat(Math.ceil(SIZE / piece.length));
    return [many, `${many}x`, `{{ ${many}`, `{{ ${many} }}`, `{{ "${many}`];
  };
  /** Tried again when it was slow: memory may have been cleaned up meanwhile, and quadratic work is slow each time. */
  const expectInTime = async (name: string, work: () => unknown): Promise<void> => {
    let took = Infinity;
    for (let tries = 0; took > MAX_MS && tries < 4; tries++) took = await timeOf(work);
    expect(took < MAX_MS ? 'in time' : `${name}: ${took} ms`).toBe('in time');
  };
  /** Milliseconds of this process's own work. */
  const timeOf = async (work: () => unknown): Promise<number> => {
    const start = process.cpuUsage();
    try {
      await work();
    } catch (error) {
      expect(error).toBeInstanceOf(ExpressionError);
    }
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };

  test.each(CHARACTERS)('%j costs no condition any time', async (piece) => {
    const [many = '', ended = ''] = texts(piece);
    for (const operator of CONDITION_OPERATORS) {
      for (const [left, right] of [
        [many, ended],
        [ended, many],
        [many, '5'],
        [[many], ended],
        [{ a: 1 }, many],
        [5, many],
      ]) {
        await expectInTime(operator, () =>
          explainConditions({ combinator: 'and', rules: [{ left, operator, right }] }),
        );
      }
    }
    await expectInTime('readTime', () => readTime(many, 'Europe/Berlin'));
  });

  test.each(CHARACTERS)('%j costs no template any time', async (piece) => {
    for (const given of texts(piece)) {
      await expectInTime('parseTemplate', () => loneExpression(parseTemplate(given)));
      await expectInTime('nameConditions', () => nameConditions({ rules: [{ left: given }] }));
      await expectInTime('parseJsonText', () => parseJsonText(given));
      await expectInTime('toText', () => toText([given]));
      // What an expression costs is the interpreter's own matter, so none is compiled here.
      if (given.includes('{{')) continue;
      await expectInTime('resolveTemplate', () => resolveTemplate(given, scope));
      await expectInTime('resolveTypedTemplate', () => resolveTypedTemplate(given, scope));
      await expectInTime('resolveDeep', () => resolveDeep({ a: [given] }, scope));
      await expectInTime('resolveJsonText', () => resolveJsonText(given, scope));
    }
  });

  test('and a long text within a longer one costs no search any time', async () => {
    const [a, b] = ['a'.repeat(50_000), 'b'];
    const inside = `${'a'.repeat(200_000)}${a}${b}${a}`;
    await expectInTime('contains', () => expect(judge(inside, 'contains', a + b + a)).toBe(true));
    await expectInTime('contains', () => expect(judge('a'.repeat(200_000), 'contains', a + b + a)).toBe(false));
  });

  test('is refused where it is too long for a template', () => {
    expect(() => parseTemplate(`{{ a }}${' '.repeat(200_000)}`)).toThrow(
      'This text has 200007 characters, and one with {{ }} in it may have 200000. Shorten or split it.',
    );
    expect(parseTemplate(' '.repeat(300_000))).toHaveLength(1);
    expect(() => parseTemplate('{{a}}'.repeat(1001))).toThrow(/more than 1000 places/);
  });
});
