import { expect, test } from 'vitest';
import { parseBody } from '../parse-body.js';

const read = (text: string, contentType: string) => parseBody(Buffer.from(text), { 'content-type': contentType });

test.each([
  ['application/x-ndjson', '{"a":1}\r\n\n null \n[2]', [{ a: 1 }, null, [2]]],
  [
    'application/jsonl; charset=utf-8',
    '{"a":1}\nnot json\n9007199254740993',
    [{ a: 1 }, 'not json', '9007199254740993'],
  ],
  ['application/json-seq', '\u001E{"a":\n1}\n\u001E2\n', [{ a: 1 }, 2]],
  ['application/geo+json-seq', '\u001E{}\n', [{}]],
  ['application/stream+json', '{"a":1}\n', [{ a: 1 }]],
  ['text/x-ndjson', '{"a":1}\n', [{ a: 1 }]],
])('reads %s as a list', (contentType, text, expected) => {
  expect(read(text, contentType)).toEqual(expected);
});

test('stays a text when it has more lines than can be read without holding up others', () => {
  const many = '1\n'.repeat(100_001);
  const unreadable = 'x\n'.repeat(1001);
  expect(read(many, 'application/x-ndjson')).toBe(many);
  expect(read(unreadable, 'application/x-ndjson')).toBe(unreadable);
});
