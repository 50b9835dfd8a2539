import { expect, test } from 'vitest';
import { parseSearch } from './parse-search.js';

const nothing = { words: [], sequences: [], parts: [] };

test.each([
  ['Ada  invoice.paid', { ...nothing, words: ['ada', 'invoice.paid'] }],
  ['ada ADA', { ...nothing, words: ['ada'] }],
  ['paid "12 Main Street"', { ...nothing, words: ['paid', '12', 'main', 'street'], sequences: ['12 main street'] }],
  ['“12 Main”', { ...nothing, words: ['12', 'main'], sequences: ['12 main'] }],
  ['a part of a word: "evt_77"', { ...nothing, words: ['a', 'part', 'of', 'word'], parts: ['evt_77'] }],
  ['escapes: "caf\\u00e9 au lait"', { ...nothing, words: ['escapes'], parts: ['caf\\u00e9 au lait'] }],
  ['"- -"', { ...nothing, parts: ['- -'] }],
  ['"open', { ...nothing, words: ['open'] }],
  ['“open “shut "evt_7" x', { ...nothing, words: ['open', 'shut', 'x'], parts: ['evt_7'] }],
  ['注文番号 123', { ...nothing, words: ['123'], parts: ['注文番号'] }],
  ['--', { ...nothing, parts: ['--'] }],
  ['"" ""', { ...nothing, parts: ['"" ""'] }],
  ['   ', nothing],
])('reads %s', (text, expected) => {
  expect(parseSearch(text)).toEqual(expected);
});
