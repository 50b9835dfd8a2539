import { expect, it } from 'vitest';
import { normalize, wholeWordsIn, wordsIn } from './words-in.js';

const words = (text: string): string[] => [...wordsIn(normalize(text))];

it.each([
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

it('takes letters that look alike for the same', () => {
  expect(words('Zoe\u0308')).toEqual(words('Zo\u00eb'));
});

it('keeps long words whole', () => {
  const long = 'x'.repeat(5000);
  expect(words(`"${long}"`)).toEqual([long]);
});

it('reads what is typed as whole words only', () => {
  expect(wholeWordsIn('order-123, (paid) $5')).toEqual(['order-123', 'paid', '5']);
});
