import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameJson } from './same-json.js';

test('does not mind the order of keys, nor a key that is undefined', () => {
  expect(sameJson({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1, d: undefined })).toBe(true);
});

test.each([
  [{ a: 1 }, { a: '1' }],
  [{ a: 1 }, { b: 1 }],
  [
    [1, 2],
    [2, 1],
  ],
  [[], {}],
  [{}, null],
  [{ 0: 'a' }, ['a']],
])('tells %j from %j', (a, b) => {
  expect(sameJson(a, b)).toBe(false);
  expect(sameJson(b, a)).toBe(false);
});

test('knows a copy, and agrees with what is written as JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(sameJson(a, structuredClone(a))).toBe(true);
      expect(sameJson(a, b) || JSON.stringify(a) !== JSON.stringify(b)).toBe(true);
    }),
  );
});
