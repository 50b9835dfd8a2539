import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { hashesOf } from './index-hashes.js';
import { parseSearch } from './parse-search.js';
import { SEARCHED_BYTES, hasText, type SearchedRow } from './searched-text.js';

const row = (change: Partial<SearchedRow>): SearchedRow => ({
  id: 'e',
  path: '/',
  query: '',
  headers: '[]',
  content_type: 'application/json',
  sender_event_id: null,
  event_type: null,
  body: Buffer.alloc(0),
  ...change,
});

const HOSTILE: readonly (readonly [string, string])[] = [
  ['dots', '.'],
  ['letters', 'a'],
  ['digits', '1'],
  ['marks', '\u0301'],
  ['marks out of order', '\u0301\u0316'],
  ['backslashes', '\\'],
  ['quotes', '"'],
  ['spaces', ' '],
  ['signs and letters', '.a'],
  ['signs of two places', '\u{1f600}'],
  ['halves of such signs', '\ud83d'],
  ['escapes', '\\u002e'],
  ['fields of a form', 'a=.&'],
  ['percent signs', '%2e'],
];

test.each(HOSTILE)('takes no more time for many %s than for as much of anything', (_, sign) => {
  const text = sign.repeat(SEARCHED_BYTES / sign.length);
  const rows = [
    row({ body: Buffer.from(`{"a":"${text}"}`).subarray(0, SEARCHED_BYTES) }),
    row({ content_type: 'application/x-www-form-urlencoded', body: Buffer.from(text).subarray(0, SEARCHED_BYTES) }),
    row({ content_type: 'text/plain', path: `/${text}`, query: text, headers: JSON.stringify([['X-A', text]]) }),
  ];
  const started = process.cpuUsage();
  for (const each of rows) hashesOf({ ...each, workflow_id: 'w', provider: 'p', verdict: 'run' });
  const { user } = process.cpuUsage(started);
  // Quadratic growth takes seconds; anything else some hundredths of one.
  expect(user / 1000).toBeLessThan(1000);
});

const hasWords = (found: SearchedRow, words: string[]): boolean => hasText(found, { words, sequences: [], parts: [] });

test.each([
  ['the type', { event_type: 'invoice.paid' }, 'invoice.paid'],
  ['the sender’s id', { sender_event_id: 'evt_1' }, 'evt_1'],
  ['the path', { path: '/orders/o_7' }, 'o_7'],
  ['the query', { query: 'mail=ada%40example.com' }, 'ada@example.com'],
  ['a header', { headers: '[["X-Shop","Kraków"]]' }, 'kraków'],
  ['JSON with escapes', { body: Buffer.from('{"name":"Zo\\u00eb","url":"a.example\\/x\\ny"}') }, 'zoë'],
  ['JSON with an escaped slash', { body: Buffer.from('{"url":"https:\\/\\/a.example\\/x"}') }, 'https://a.example/x'],
  [
    'JSON within a form',
    {
      content_type: 'application/x-www-form-urlencoded; charset=utf-8',
      body: Buffer.from(`payload=${encodeURIComponent('{"text":"Zo\\u00eb"}')}`),
    },
    'zoë',
  ],
  [
    'a body that came packed',
    { headers: '[["Content-Encoding","gzip"]]', body: gzipSync('{"name":"Zo\\u00eb"}') },
    'zoë',
  ],
  [
    'a packed body of which only the beginning is searched',
    {
      headers: '[["content-encoding","gzip"]]',
      content_type: 'text/plain',
      body: gzipSync(`a needle ${randomBytes(SEARCHED_BYTES).toString('hex')}`).subarray(0, SEARCHED_BYTES),
    },
    'needle',
  ],
  ['a query that is no UTF-8', { query: 'name=Zo%EB' }, 'zoë'],
  [
    'a form in another charset',
    { content_type: 'application/x-www-form-urlencoded; charset=windows-1252', body: Buffer.from('name=Zo%EB') },
    'zoë',
  ],
  ['another charset', { content_type: 'text/plain; charset=iso-8859-1', body: Buffer.from('Zoë', 'latin1') }, 'zoë'],
  [
    'a body that was cut within a character',
    {
      content_type: 'text/plain',
      body: Buffer.from(`a needle ${'ë'.repeat(SEARCHED_BYTES)}`).subarray(0, SEARCHED_BYTES),
    },
    'needle',
  ],
])('finds a word in %s', (_, change, word) => {
  const whole = row(change);
  expect(hasWords(whole, [word])).toBe(true);
  expect(hasWords(whole, [word, 'absent'])).toBe(false);
  expect(hasWords(whole, [word.slice(0, -1)])).toBe(false);
});

test('finds nothing in proofs and in how a request travelled', () => {
  const headers =
    '[["X-Hub-Signature-256","sha256=abc"],["X-Forwarded-For","10.0.0.9"],["Authorization","Bearer abc"]]';
  for (const word of ['abc', '10.0.0.9', 'bearer']) expect(hasWords(row({ headers }), [word])).toBe(false);
});

test('finds nothing in what is no text', () => {
  expect(hasWords(row({ body: Buffer.from([0xff, 0xfe, 0x41, 0x41]), content_type: 'image/png' }), ['aa'])).toBe(false);
});

test('finds words in quotes where they follow one another, and are not parts of longer ones', () => {
  const body = Buffer.from('{"to":"897 Main Street, 7 MAIN street","then":"not 17 Main Streets"}');
  const has = (text: string) => hasText(row({ body }), parseSearch(text));
  expect(['"7 main Street"', '"street, 7"', 'then "897 main"'].map(has)).toEqual([true, true, true]);
  expect(['"97 Main"', '"7 Main Streets"', '"main 7"'].map(has)).toEqual([false, false, false]);
});
