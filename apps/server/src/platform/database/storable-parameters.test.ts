import { expect, test } from 'vitest';
import { storable } from './storable-parameters.js';

test('leaves what can be stored as it is', () => {
  const values = ['größer', '', 7, null, undefined, Buffer.from([0]), new Date(0), ['a', ['b']], '{"a":"\\u0000"}'];
  expect(storable(values)).toBe(values);
});

test('puts a sign in the place of each NUL, in texts and in lists of any depth', () => {
  expect(storable(['a\0b\0', 'ok', ['\0', ['x', '\0']], null])).toEqual([
    'a\ufffdb\ufffd',
    'ok',
    ['\ufffd', ['x', '\ufffd']],
    null,
  ]);
});
