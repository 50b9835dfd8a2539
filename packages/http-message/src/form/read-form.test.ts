import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBody } from '../parse-body.js';
import { formPairs } from './form-pairs.js';
import { parseForm } from './read-form.js';

const FORM = 'application/x-www-form-urlencoded';
const readBytes = (body: Uint8Array, contentType = FORM) => parseBody(body, { 'content-type': contentType });
const readForm = (text: string) => readBytes(Buffer.from(text));

test.each([
  ['payload=%7B%22action%22%3A%22opened%22%7D', { payload: { action: 'opened' } }],
  ['payload=%7B%22id%22%3A9007199254740993%7D', { payload: { id: '9007199254740993' } }],
  ['payload=%7Bno', { payload: '{no' }],
  ['payload=5', { payload: '5' }],
  ['payload=%7B%7D&token=a', { payload: '{}', token: 'a' }],
  ['payload=%7B%7D&payload=%7B%7D', { payload: ['{}', '{}'] }],
  ['data=%7B%7D', { data: '{}' }],
])('reads the form %s', (text, expected) => {
  expect(readForm(text)).toEqual(expected);
});

test('gives a list of a field that comes many times, in the time that reading takes', () => {
  const started = performance.now();
  expect(parseForm('a=&'.repeat(100_000)).a).toHaveLength(100_000);
  // Copying the list for each of them takes minutes.
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('leaves a form with more fields than anyone fills in as it is', () => {
  const form = 'a&'.repeat(100_001);
  expect(readForm(form)).toBe(form);
});

test('keeps odd names as plain names', () => {
  const form = readForm('__proto__=1&constructor=2') as object;
  expect(Object.entries(form)).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
});

test.each([
  ['the header', 'name=Garc%EDa&price=5+%80', `${FORM}; charset=windows-1252`, { name: 'García', price: '5 €' }],
  ['the header, in Japanese', 'name=%93%FA%96%7B', `${FORM}; charset=Shift_JIS`, { name: '日本' }],
  ['the header, half encoded', 'name=%83e%83X', `${FORM}; charset=shift_jis`, { name: 'テス' }],
  ['the header, with escapes', 'name=%1B%24BF%7CK%5C%1B%28B', `${FORM}; charset=iso-2022-jp`, { name: '日本' }],
  ['a browser', '_charset_=windows-1251&n=%CF%F0', FORM, { _charset_: 'windows-1251', n: 'Пр' }],
  ['PayPal', 'charset=windows-1251&n=%CF%F0', FORM, { charset: 'windows-1251', n: 'Пр' }],
  ['nobody', 'name=Garc%EDa', FORM, { name: 'García' }],
  ['nobody, in UTF-8', 'name=Garc%C3%ADa', FORM, { name: 'García' }],
  ['a field of the form that means something else', 'charset=latin1&n=%C3%AD', FORM, { charset: 'latin1', n: 'í' }],
  ['a header that is wrong', 'n=%C3%AD', `${FORM}; charset=shift_jis`, { n: 'ﾃｭ' }],
  ['a header that does not fit', 'n=%FF', `${FORM}; charset=shift_jis`, { n: 'ÿ' }],
  ['a header that nobody knows', 'n=%C3%AD', `${FORM}; charset=no-such`, { n: 'í' }],
  ['a header that says UTF-8 of something else', 'n=%ED', `${FORM}; charset=utf-8`, { n: 'í' }],
  ['a sender that cut it within a character', 'n=%C3%AD%C3', FORM, { n: 'í\uFFFD' }],
])('reads a form in the charset that is named by %s', (_who, text, contentType, expected) => {
  expect(readBytes(Buffer.from(text), contentType)).toEqual(expected);
});

test('reads a form whose bytes are not percent-encoded', () => {
  const latin1 = Buffer.from('name=García', 'latin1');
  expect(readBytes(latin1, `${FORM}; charset=iso-8859-1`)).toEqual({ name: 'García' });
  expect(readBytes(latin1)).toEqual({ name: 'García' });
  expect(readBytes(Buffer.from('\uFEFFname=García'))).toEqual({ name: 'García' });
  expect(readBytes(Buffer.from('\uFEFFname=García', 'utf16le'))).toEqual({ name: 'García' });
  expect(readBytes(Buffer.from('name=日本&charset=latin1'))).toEqual({ name: '日本', charset: 'latin1' });
});

test.each([
  ['name=Garc%C3%ADa', 'García'],
  ['name=Garc%EDa', 'García'],
  // As Node gives it: a character for each byte.
  [Buffer.from('name=García').toString('latin1'), 'García'],
  [Buffer.from('name=García', 'latin1').toString('latin1'), 'García'],
  ['name=日本', '日本'],
  ['name=%zz%4', '%zz%4'],
  ['name=%EF%BF%BD', '\uFFFD'],
])('reads the query string %s', (query, name) => {
  expect(parseForm(query)).toEqual({ name });
});

test('reads plain forms as the standard says', () => {
  const forms = fc.array(fc.constantFrom('z', '=', '&', '+', '%41', '%', '%2', '%C3%A9', '%26', ' ', '\0'));
  fc.assert(
    fc.property(forms, (pieces) => {
      const text = pieces.join('');
      expect(formPairs(Buffer.from(text), FORM)).toEqual([...new URLSearchParams(text)]);
    }),
  );
});
