import { expect, test } from 'vitest';
import { replaceHeaders, sentHeaders } from './sent-headers.js';

test('leaves out what belongs to the connection or to the way over it', () => {
  const kept: [string, string][] = [
    ['Content-Type', 'application/json'],
    ['X-Forward', 'mine'],
    ['x-twice', '1'],
    ['x-twice', '2'],
  ];
  const gone = ['Host', 'CONTENT-LENGTH', 'accept-encoding', 'X-Forwarded-For', 'Transfer-Encoding', 'TE', 'X-Hop'];
  const all: [string, string][] = [
    ...gone.map((name): [string, string] => [name, 'x']),
    ['Connection', 'close, x-hop'],
  ];
  expect(sentHeaders([...all, ...kept, ['no name', 'x'], ['@file', 'x']])).toEqual(kept);
});

test('puts a fresh proof in the place of the old one', () => {
  const sent = [
    ['X-Signature', 'old'],
    ['x-signature', 'older'],
    ['x-id', '7'],
  ] as const;
  expect(replaceHeaders(sent, { 'x-SIGNATURE': 'new' })).toEqual([
    ['x-id', '7'],
    ['x-SIGNATURE', 'new'],
  ]);
});
