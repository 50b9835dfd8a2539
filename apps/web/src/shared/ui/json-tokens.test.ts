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
