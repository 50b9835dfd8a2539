import { expect, test } from 'vitest';
import { mediaType, readParameters } from './media-type.js';

test('reads a media type without its parameters', () => {
  expect(mediaType(' Application/JSON ;charset=x')).toBe('application/json');
  expect(mediaType(null)).toBe('');
});

test.each([
  ['multipart/form-data; boundary=a-b', { boundary: 'a-b' }],
  ['form-data; NAME = "a"; filename="b; c=\\"d\\".txt"', { name: 'a', filename: 'b; c="d".txt' }],
  ['form-data; filename="C:\\temp\\x.txt"', { filename: 'C:\\temp\\x.txt' }],
  ['form-data; name=a; name=b', { name: 'a' }],
  ['form-data; nothing; ; name="open', { name: '"open' }],
  ['form-data', {}],
])('reads the parameters of %s', (header, expected) => {
  expect(Object.fromEntries(readParameters(header))).toEqual(expected);
});
