import { expect, test } from 'vitest';
import { jsonTokens } from './json-tokens.js';

test('a line of JSON is cut into key, punctuation and value', () => {
  expect(jsonTokens('  "paid": true,')).toEqual([
    { kind: 'plain', text: '  ' },
    { kind: 'key', text: '"paid"' },
    { kind: 'plain', text: ':' },
    { kind: 'plain', text: ' ' },
    { kind: 'boolean', text: 'true' },
    { kind: 'plain', text: ',' },
  ]);
});

test('a string that does not end is plain to the end of the line, and a million quotes are read at once', () => {
  expect(jsonTokens('1, "ab 2').map((token) => token.kind)).toEqual(['number', 'plain']);
  const start = performance.now();
  expect(jsonTokens('"' + String.raw`\"`.repeat(500_000))).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(2000);
});

test('a quote within a string does not end it, and nothing is lost', () => {
  const line = String.raw`["a \" b", -1.5e3, null] tail`;
  const tokens = jsonTokens(line);
  expect(tokens.map((token) => token.text).join('')).toBe(line);
  expect(tokens.filter((token) => token.kind !== 'plain').map((token) => token.kind)).toEqual([
    'string',
    'number',
    'null',
  ]);
});
