import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './read-json.js';

test.each([
  ['{"id":9007199254740993}', { id: '9007199254740993' }],
  ['[-9007199254740992,9007199254740991]', ['-9007199254740992', 9007199254740991]],
  ['{"a":{"b":[ 820982911946154508 ]}}', { a: { b: ['820982911946154508'] } }],
  ['12345678901234567890', '12345678901234567890'],
  [
    '{"pi":3.14159265358979323846,"far":1e300,"id":12345678901234567890}',
    { pi: Math.PI, far: 1e300, id: '12345678901234567890' },
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

test.each(['', '{"a":', 'undefined', '[1,]', "{'a':1}", '{"a":99999999999999999999'])(
  'knows that %j is no JSON',
  (text) => {
    expect(readJson(text)).toBeUndefined();
  },
);
