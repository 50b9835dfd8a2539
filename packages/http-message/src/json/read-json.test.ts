import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './read-json.js';

test.each([
  ['{"id":9007199254740993}', { id: '9007199254740993' }],
  ['[-9007199254740992,9007199254740991]', ['-9007199254740992', 9007199254740991]],
  ['{"a":{"b":[ 820982911946154508 ]}}', { a: { b: ['820982911946154508'] } }],
  ['12345678901234567890', '12345678901234567890'],
  [
    '{"pi":3.141592653589793,"far":1e300,"id":12345678901234567890}',
    { pi: Math.PI, far: 1e300, id: '12345678901234567890' },
  ],
  ['[1e400,-1E+400,1e-400,1e308]', ['1e400', '-1E+400', '1e-400', 1e308]],
  ['[0e400,0.0e-999,-0.00000000000000000000]', [0, 0, -0]],
  ['[1234567890.123456789,3.14159265358979323846]', ['1234567890.123456789', '3.14159265358979323846']],
  // As PHP writes 19.9, and C with twenty places: these are a double's own digits.
  ['[19.899999999999999,0.10000000000000000555,0.30000000000000004]', [19.9, 0.1, 0.1 + 0.2]],
  [
    '[10.50000000000000000000,12345678901234567890.5,1234567890123456789e0]',
    [10.5, '12345678901234567890.5', '1234567890123456789e0'],
  ],
  ['{"card":"1234567890123456789"}', { card: '1234567890123456789' }],
])('keeps every digit of the integers in %s', (text, expected) => {
  expect(readJson(text)).toEqual(expected);
});

test('reads everything beside a long integer as if it were not there', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.stringify(value);
      fc.pre(!/\d{16}/.test(json));
      expect(JSON.stringify(readJson(`[${json},99999999999999999999]`))).toBe(`[${json},"99999999999999999999"]`);
    }),
  );
});

test.each(['', ',"id":99999999999999999999'])('takes the last of two equal keys, and odd names as names %s', (more) => {
  const value = readJson(
    `{"a":1,"__proto__":{"bad":1},"constructor":{"prototype":{"bad":1}},"a":{"b":2}${more}}`,
  ) as object;
  expect(Object.keys(value).slice(0, 3)).toEqual(['a', '__proto__', 'constructor']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(value).toHaveProperty('a', { b: 2 });
  expect({}).not.toHaveProperty('bad');
});

test('reads what nests two hundred times, and nothing that nests further', () => {
  const nested = (open: string, close: string, depth: number) => open.repeat(depth) + '0' + close.repeat(depth);
  for (const [open, close] of [
    ['[', ']'],
    ['{"[":', '}'],
  ] as const) {
    expect(readJson(nested(open, close, 200))).toBeDefined();
    expect(readJson(nested(open, close, 202))).toBeUndefined();
  }
  expect(readJson(`["${'['.repeat(300)}","\\"${'{'.repeat(300)}"]`)).toHaveLength(2);
  expect(readJson(`[${'[],'.repeat(300)}1]`)).toHaveLength(301);
});

test('is JSON.parse where numbers are safe', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, space) => {
      const json = JSON.stringify(value, undefined, space);
      fc.pre(!/\d{16}/.test(json));
      expect(readJson(json)).toEqual(JSON.parse(json));
    }),
    { numRuns: 300 },
  );
});

test('is a number or a text with the same digits, for any number, and what JSON.parse refuses is nothing', () => {
  const pieces = fc.array(
    fc.constantFrom('0', '1', '9', '12345678', '.', 'e', 'E', '-', '+', '[', ']', ',', '"', '\\', ' '),
    {
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const json = parts.join('');
      const value = readJson(json);
      expect(value === undefined).toBe(!isJson(json));
      const isNumber = typeof value === 'string' && !json.includes('"');
      expect(isNumber ? value : json.trim()).toBe(json.trim());
      expect(JSON.stringify(value)).not.toBe('null');
    }),
    { numRuns: 2000 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('passes over a byte order mark', () => {
  expect(readJson('\uFEFF{"a":1}')).toEqual({ a: 1 });
});

test.each(['', '{"a":', 'undefined', '[1,]', "{'a':1}", '{"a":99999999999999999999'])(
  'knows that %j is no JSON',
  (text) => {
    expect(readJson(text)).toBeUndefined();
  },
);
