import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExpressionError } from '../expression-error.js';
import { isPromise } from '../maybe-promise.js';
import { parseTemplate } from './parse-template.js';
import { resolveDeep } from './resolve-deep.js';
import { parseJsonText, resolveJsonText } from './resolve-json-text.js';
import { resolveTemplate, resolveText, resolveTypedTemplate } from './resolve-template.js';

const scope = {
  trigger: {
    body: {
      long: '7615917337495251231',
      order: { id: 17, note: 'say "hi"\nthere', items: [{ sku: 'A' }] },
      paid: true,
      none: null,
    },
  },
  steps: { http1: { body: { id: 'x' } } },
};

const sources = (text: string): string[] =>
  parseTemplate(text).map((part) => (part.kind === 'expression' ? `<${part.source}>` : part.text));

describe('parseTemplate', () => {
  test.each([
    ['Order {{ a.b }} of {{c}}', ['Order ', '<a.b>', ' of ', '<c>']],
    ['{{ "}}" & a }}!', ['<"}}" & a>', '!']],
    ["{{ 'it\\'s }}' }}", ["<'it\\'s }}'>"]],
    ['{{ {"a": {"b": 1}} }}', ['<{"a": {"b": 1}}>']],
    ['{{ a.`}}` }}', ['<a.`}}`>']],
    ['{{ a /* }} */ }}', ['<a /* }} */>']],
    ['{{ $replace(a, /"/, "") }} x', ['<$replace(a, /"/, "")>', ' x']],
    ['{{ a / b }} "{{ c / d }}"', ['<a / b>', ' "', '<c / d>', '"']],
    ['{{ a /* }} b', ['<a /*>', ' b']],
    ["{{ it's }} b", ["<it's>", ' b']],
    ['{{ a /* c */ / b }} / {{ c }}', ['<a /* c */ / b>', ' / ', '<c>']],
    ['a } b }} c', ['a } b }} c']],
    ['', []],
  ])('splits %j', (text, expected) => {
    expect(sources(text)).toEqual(expected);
  });

  test('says where every expression stands', () => {
    const [, part] = parseTemplate('ab {{  x }} c');
    expect(part).toEqual({ kind: 'expression', source: 'x', sourceStart: 7, start: 3, end: 11 });
  });

  test.each(['{{ a', 'x {{ a }', '{{ }}'])('refuses %j', (text) => {
    expect(() => parseTemplate(text)).toThrow(ExpressionError);
  });
});

describe('resolveTemplate', () => {
  test.each([
    ['{{ trigger.body.order.id }}', 17],
    ['{{ trigger.body.order.items }}', [{ sku: 'A' }]],
    ['{{ trigger.body.paid }}', true],
    ['{{ trigger.body.nothing }}', undefined],
    [' {{ trigger.body.order.id }}', ' 17'],
    ['#{{ trigger.body.order.id }} {{ trigger.body.none }}{{ nothing }}', '#17 '],
    ['items: {{ trigger.body.order.items }}', 'items: [{"sku":"A"}]'],
    ['sum: {{ 1 + 2 }}', 'sum: 3'],
    ['no braces', 'no braces'],
  ])('gives %j its value', async (text, expected) => {
    expect(await resolveTemplate(text, scope)).toStrictEqual(expected);
  });

  test.each([
    ['{{ trigger.body.order.items }} ', [{ sku: 'A' }]],
    ['\n {{ trigger.body.order.items }}\u00a0\n', [{ sku: 'A' }]],
    ['{{ trigger.body.nothing }}\n', undefined],
    ['{{ trigger.body.order.id }}', 17],
    ['{{ trigger.body.order.id }} {{ trigger.body.order.id }}', '17 17'],
    ['#{{ trigger.body.order.id }}', '#17'],
    [' no braces ', ' no braces '],
  ])('gives %j its type where types are kept', async (text, expected) => {
    expect(await resolveTypedTemplate(text, scope)).toStrictEqual(expected);
    expect(await resolveDeep([text], scope)).toStrictEqual([expected]);
  });

  test('answers at once when every expression is a plain path', () => {
    expect(isPromise(resolveTemplate('{{ steps.http1.body.id }} and {{ trigger.body.order.id }}', scope))).toBe(false);
  });

  test('can always answer text', async () => {
    expect(await resolveText('{{ trigger.body.order.items }}', scope)).toBe('[{"sku":"A"}]');
    expect(await resolveText('{{ trigger.body.nothing }}', scope)).toBe('');
  });

  test('counts positions in the whole text', async () => {
    const error: unknown = await Promise.resolve()
      .then(() => resolveTemplate('Order {{ a + }}', scope))
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'expression.syntax' });
    expect(error instanceof ExpressionError && error.position).toBeGreaterThanOrEqual(9);
  });
});

describe('resolveDeep', () => {
  test('fills in every text and keeps the rest', async () => {
    const config = { a: ['{{ trigger.body.order.id }}', 5, null], b: { c: 'x{{ 1 + 1 }}' }, d: true };
    expect(await resolveDeep(config, scope)).toStrictEqual({ a: [17, 5, null], b: { c: 'x2' }, d: true });
  });

  test('answers at once when all is plain', () => {
    expect(resolveDeep({ a: ['{{ steps.http1.body.id }}'], b: 'text' }, scope)).toStrictEqual({ a: ['x'], b: 'text' });
  });

  test('leaves no rejection behind when one text fails at once and another later', async () => {
    await expect(async () => resolveDeep(['{{ $error("later") }}', '{{ a + }}'], scope)).rejects.toThrow(
      ExpressionError,
    );
  });
});

describe('resolveJsonText', () => {
  test.each([
    ['{"id": {{ trigger.body.order.id }}}', { id: 17 }],
    ['{"id": "{{ trigger.body.order.id }}"}', { id: '17' }],
    ['{"note": {{ trigger.body.order.note }}}', { note: 'say "hi"\nthere' }],
    ['{"note": "He: {{ trigger.body.order.note }}!"}', { note: 'He: say "hi"\nthere!' }],
    ['{"q": "a \\" {{ steps.http1.body.id }}", "n": {{ nothing }}}', { q: 'a " x', n: null }],
    ['[{{ trigger.body.order.items }}, {{ 1 + 1 }}]', [[{ sku: 'A' }], 2]],
    ['{{ trigger.body.order }}', scope.trigger.body.order],
    ['{"{{ steps.http1.body.id }}": 1}', { x: 1 }],
    ['[1, 2]', [1, 2]],
    [' {{ trigger.body.order }}\n', scope.trigger.body.order],
    ['{"p_id": 7615917337495251231}', { p_id: '7615917337495251231' }],
    ['[1e400, 0.123456789012345678901]', ['1e400', '0.123456789012345678901']],
    ['[{{ 1 }}.2345678901234567890123]', [1.2345678901234567]],
    ['[-9007199254740993, 9007199254740991, 1e21, 0.1]', ['-9007199254740993', 9007199254740991, 1e21, 0.1]],
    ['{"a \\" 9007199254740993": "9007199254740993"}', { 'a " 9007199254740993': '9007199254740993' }],
    ['[9007199254740993, {{ trigger.body.long }}]', ['9007199254740993', '7615917337495251231']],
    ['{"id": 9007199254740993, "n": "Order 5{{ trigger.body.order.id }}"}', { id: '9007199254740993', n: 'Order 517' }],
    ['["{{ trigger.body.order.id }}9007199254740993"]', ['179007199254740993']],
    ['[{{ $power(2, 60) }}, 9007199254740993]', [2 ** 60, '9007199254740993']],
  ])('reads %j', async (text, expected) => {
    expect(await resolveJsonText(text, scope)).toStrictEqual(expected);
  });

  test('reads any JSON as JSON.parse does, but for long integers', () => {
    const long = fc.bigInt(-(2n ** 70n), 2n ** 70n).filter((id) => !Number.isSafeInteger(Number(id)));
    // How JSON.stringify writes numbers from 1e21 on is no integer.
    const isLong = (value: unknown) =>
      Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(Number(value)) < 1e21;
    const expected = (json: string): unknown =>
      JSON.parse(json, (_, value: unknown) => (isLong(value) ? String(value) : value));
    fc.assert(
      fc.property(fc.array(fc.oneof(long, fc.json())), (parts) => {
        const exact = parts.map((part) => (typeof part === 'bigint' ? String(part) : expected(part)));
        expect(parseJsonText(`[${parts.map(String).join(' , ')}]`)).toEqual(exact);
      }),
    );
  });

  test('refuses brackets without end before it parses them', () => {
    expect(() => parseJsonText('['.repeat(1_000_000))).toThrow(
      expect.objectContaining({ code: 'expression.too-deep' }),
    );
  });

  test('says where the text stops being JSON', () => {
    expect(() => resolveJsonText('{\n  "a": 1,\n  "b": nope\n}', scope)).toThrow(
      'This is not JSON: look at line 3, column 9.',
    );
    expect(() => resolveJsonText('{"a": ', scope)).toThrow(/line 1, column 7/);
  });
});
