import { expect, test } from 'vitest';
import { normalize, tokenize, wholeWordsIn } from './tokenize.js';

const words = (text: string): string[] => [...tokenize(normalize(text))];

test.each([
  ['an id', '{"id":"evt_1NG8Du2eZvKY"}', ['id', 'evt_1ng8du2ezvky', 'evt', '1ng8du2ezvky']],
  [
    'an e-mail address',
    '<Ada.Lovelace@example.com>',
    ['ada.lovelace@example.com', 'ada.lovelace', 'ada', 'lovelace', 'example.com', 'example', 'com'],
  ],
  ['a number', '{"amount": -12.50,"n":7}', ['amount', '12.50', '12', '50', 'n', '7']],
  [
    'an address',
    'see https://shop.example.com/o_1?x=2.',
    [
      'see',
      'https://shop.example.com/o_1?x=2',
      'https',
      'shop.example.com',
      'shop',
      'example',
      'com',
      'o_1',
      'o',
      '1',
      'x',
      '2',
    ],
  ],
  ['letters of other scripts', 'Größe ŁÓDŹ Ελλάδα', ['größe', 'łódź', 'ελλάδα']],
  ['signs alone', '-- {} :, …', []],
])('finds %s as a whole, and its parts', (_, text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('takes letters that look alike for the same', () => {
  expect(words('Zoe\u0308')).toEqual(words('Zo\u00eb'));
});

test('leaves out what is too long to be typed, and keeps its parts', () => {
  expect(words('x'.repeat(200))).toEqual(['x'.repeat(200)]);
  expect(words('x'.repeat(201))).toEqual([]);
  expect(words(`${'x'.repeat(300)}:paid`)).toEqual(['paid']);
});

test('takes a character of two places for one', () => {
  expect(words('\u{1f600}\u{20000}a\u{1f600}')).toEqual(['\u{20000}a']);
});

test('reads what is typed as whole words only', () => {
  expect(wholeWordsIn('order-123, (paid) $5')).toEqual(['order-123', 'paid', '5']);
});
