import { expect, test } from 'vitest';
import { parseBody } from './parse-body.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

test.each([
  ['application/json', '{"a":1}', { a: 1 }],
  ['application/vnd.acme+json; charset=utf-8', '[1]', [1]],
  [null, '{"a":1}', { a: 1 }],
  ['weird', '{"a":1}', '{"a":1}'],
  ['application/json', '{"a":', '{"a":'],
  ['application/x-www-form-urlencoded', 'a=1&a=2&b=x+y', { a: ['1', '2'], b: 'x y' }],
  ['application/x-www-form-urlencoded', '{"a":1}', { a: 1 }],
  ['application/x-www-form-urlencoded', '{a', { '{a': '' }],
  ['text/plain', 'hello', 'hello'],
  ['application/xml', '<a/>', '<a/>'],
  ['application/json', '', null],
  ['application/json', 'null', null],
])('reads %s %s', (type, text, expected) => {
  expect(parseBody(bytes(text), type)).toEqual(expected);
});

test('decodes by the charset the sender names', () => {
  expect(parseBody(bytes('{"n":"é"}', 'latin1'), 'application/json; charset=iso-8859-1')).toEqual({ n: 'é' });
  expect(parseBody(bytes('é'), 'text/plain; charset=no-such')).toBe('é');
});

test('keeps bytes that are no text', () => {
  expect(parseBody(Buffer.from([0xff, 0xfe, 0x00]), 'application/octet-stream')).toEqual({ base64: '//4A', size: 3 });
});

test('keeps __proto__ as a plain name, and nesting beyond reason as text', () => {
  expect(Object.keys(parseBody(bytes('__proto__=1'), 'application/x-www-form-urlencoded') as object)).toEqual([
    '__proto__',
  ]);
  const deep = '['.repeat(5000) + ']'.repeat(5000);
  expect(parseBody(bytes(deep), 'application/json')).toBe(deep);
});
