import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExpressionError } from '../expression-error.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { evaluate } from './evaluate.js';

/** Wide, because tests share the machine; what is not bounded takes minutes or all memory. */
const MARGIN_MS = DEFAULT_LIMITS.timeMs * 4;

const big = 'a'.repeat(50_000);
const scope = { input: { a: 1, text: 'aaaa', big, list: [1, 2, 3], fake: { _jsonata_function: true } }, steps: {} };

async function outcome(source: string, values: object = scope): Promise<string> {
  try {
    return JSON.stringify(await evaluate(source, values)) ?? 'undefined';
  } catch (error) {
    if (error instanceof ExpressionError) return error.code;
    throw error;
  }
}

describe('an expression never reaches from data to code', () => {
  test.each([
    'input.__proto__',
    'input.constructor',
    'input.constructor.constructor("return process")()',
    'input.`__proto__`.polluted',
    'input."constructor"',
    '$lookup(input, "__proto__")',
    '$lookup(input, "constructor")',
    '$lookup($lookup(input, "constructor"), "constructor")',
    '($l := $lookup; $l(input, "constructor"))',
    '$merge([input, {"__proto__": {"polluted": true}}])',
    '{"__proto__": {"polluted": true}}',
    '{"constructor": {"prototype": {"polluted": true}}}',
    'input{"__proto__": a}',
    'input ~> |$|{"__proto__": {"polluted": true}}|',
    'input ~> |$.constructor.prototype|{"polluted": true}|',
    '($clone := function($x) { $x }; input ~> |$|{"a": 2}|)',
    '(function($clone) { input ~> |$|{"a": 2}| })(function($x) { $x })',
    '$eval("1 + 1")',
    '($e := $eval; $e("1 + 1"))',
    '$map(["1 + 1"], $eval)',
    '"1 + 1" ~> $eval',
    'input.a("x")',
  ])('refuses %s', async (source) => {
    expect(await outcome(source)).toMatch(/^expression\.(refused|syntax)$/);
    expect(scope.input.a).toBe(1);
  });

  test.each([
    '{"__pro" & "to__": {"polluted": true}}',
    '$merge([{"__pro" & "to__": {"polluted": true}}])',
    'input ~> |$|{"__pro" & "to__": {"polluted": true}}|',
    '$spread(input)[0].toString',
    '$each(input, function($v, $k) { $lookup($v, "const" & "ructor") })',
    '$sift(input, function($v) { $lookup($v, "__pro" & "to__") })',
    '$lookup(input, "const" & "ructor")',
    '$lookup($sum, "const" & "ructor")',
    '$lookup(function($x) { $x }, "environ" & "ment")',
    '$keys($sum)',
    '$string($sum)',
    '$spread(function($x) { $x })',
    'input.fake()',
    '($f := input.fake; $f())',
    '$map([1], input.fake)',
    '$merge([input.fake, {"implementation": $sum}])()',
    '$sum.implementation',
    '$sum.constructor',
    '*.toString',
    '$.valueOf',
    'input.toString()',
  ])('gets nothing out of %s', async (source) => {
    const result = await outcome(source);
    expect(result).not.toMatch(/native code|\[Function|process/);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get(() => undefined, 'polluted')).toBeUndefined();
  });

  test('answers a function as an error', async () => {
    expect(await outcome('$sum')).toBe('expression.failed');
    expect(await outcome('{"f": function($x) { $x }}')).toBe('expression.failed');
  });
});

describe('an expression stays within its budget', () => {
  test.each([
    ['$contains("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/)', 'false'],
    ['$match(input.big, /(a*)*b/)', 'undefined'],
    ['$replace("aaaa", /(?=a)a/, "b")', 'expression.syntax|expression.refused'],
    ['$contains("aa", /(a)\\1/)', 'expression.refused'],
    ['($f := function($x) { $f($x + 1) }; $f(1))', 'expression.too-much-work'],
    ['($f := function($x) { 1 + $f($x) }; $f(1))', 'expression.(too-much-work|too-deep)'],
    ['[1..10000000]', 'expression.too-large'],
    ['$pad("x", 100000000)', 'expression.too-large'],
    ['$reduce([1..60], function($a, $b) { $a & $a }, "x")', 'expression.(too-much-work|too-large)'],
    ['$reduce([1..60], function($a, $b) { [$a, $a] }, 1)', 'expression.(too-much-work|too-large)'],
    ['$reduce([1..60], function($a, $b) { {"l": $a, "r": $a} }, 1)', 'expression.(too-much-work|too-large)'],
    ['$reduce([1..60], function($a, $b) { $append($a, $a) }, [1])', 'expression.(too-much-work|too-large)'],
    ['$join($map([1..10000], function($n) { input.big }), input.big)', 'expression.(too-much-work|too-large)'],
    ['$string($map([1..10000], function($n) { input.big }))', 'expression.(too-much-work|too-large)'],
    ['$replace(input.big, "a", input.big)', 'expression.(too-much-work|too-large)'],
    ['$toMillis("1111111111111111111111111111111111x", "[Y#][M#][D#][H#][m#][s#]")', 'expression.refused'],
    ['$toMillis("1111111111111111111111111111111111x", "[Y]1[M]1[D]1[H]1[m]1[s]")', 'expression.refused'],
    ['function($a)<s?s?s?s?s?s?s?s?s?s?s?s?s?s?s?s?s?s?s?s?:s>{1}("a", "a", "a", 1)', 'expression.refused'],
    ['$sort([1..20000], function($l, $r) { $l < $r })', 'expression.(too-much-work|too-large)'],
    [
      '$map([1..20000], function($x) { $map([1..20000], function($y) { $x * $y }) })',
      'expression.(too-much-work|too-large)',
    ],
    ['1 / 0', 'expression.failed'],
  ])('%#: %s', async (source, expected) => {
    const start = performance.now();
    expect(await outcome(source)).toMatch(new RegExp(`^(${expected})$`));
    expect(performance.now() - start).toBeLessThan(MARGIN_MS);
  });

  test('refuses an expression that is too long or nests without end', async () => {
    expect(await outcome('a'.repeat(20_001))).toBe('expression.too-large');
    expect(await outcome(`${'('.repeat(5000)}1${')'.repeat(5000)}`)).toBe('expression.too-deep');
    expect(await outcome(`a${'.%'.repeat(201)}`)).toBe('expression.too-deep');
  });

  test('refuses data that nests without end', async () => {
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
    expect(await outcome('{"x": input}', { input: deep })).toBe('expression.too-deep');
  });

  test('throws nothing but ExpressionError and ends in time, whatever is written', { timeout: 200_000 }, async () => {
    const word = fc.constantFrom(
      'input', 'steps', '.', 'a', 'list', '[', ']', '(', ')', '{', '}', '"x"', ':', ',', '$', '$$', '*', '**', '%', '+', '-', '&', '=',
      'and', 'in', '1', '0..9', '$sum', '$map', '$lookup', '$merge', '$each', '$sift', '$spread', '$string', '$sort', '$reduce',
      '$distinct', 'function($x){', '$x', ':=', ';', '?', '~>', '|', '^', '@', '#', '/a+/', '$pad', '$toMillis', '$error', '?:', '??', '[]',
    ); // prettier-ignore
    const source = fc.oneof(
      fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' ')),
      fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join('')),
      fc.string({ maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(source, async (text) => {
        const start = performance.now();
        await outcome(text);
        expect(performance.now() - start).toBeLessThan(MARGIN_MS);
      }),
      { numRuns: 2000 },
    );
  });
});
