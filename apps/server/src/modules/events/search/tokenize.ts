/**
 * The words of a text, all in lower case: what stands between spaces, quotes, brackets and commas as a whole, so that an
 * id, an address or a date is one word, and beside it the parts that its punctuation makes. Search and index both ask
 * here, so that what is typed is found as it was sent. Texts come from strangers: each sign is looked at a fixed number
 * of times, whatever it stands beside.
 */
const WHOLE = /[^\s"'`<>(){}[\],;\\|]+/g;
const STARTS_WORD = /[\p{L}\p{N}]/u;
const ENDS_WORD = /[\p{L}\p{N}\p{M}]/u;
const PLAIN = /^[a-z0-9]+$/;
/** `shop.example.com` of an address, `o_123` of a path, `2026-03-01t10` of a time. */
const BETWEEN_SIGNS = /[^\p{L}\p{N}\p{M}._-]+/u;
const BETWEEN_PARTS = /[^\p{L}\p{N}\p{M}]+/u;

/** What is longer is no word that anybody types: encoded data, a token, a signature. Its parts may be words. */
export const MAX_WORD_LENGTH = 200;

/**
 * More marks than any script puts on one letter (Unicode Standard Annex 15, "Stream-Safe Text Format"). To put them in
 * order takes time that grows with the square of their number: 64 KB of them kept the process for six seconds.
 */
const MAX_MARKS = 30;
const MARKS = /\p{M}+/gu;

/** As it is compared: letters that look alike are alike. */
export const normalize = (text: string): string => text.replaceAll(MARKS, cutMarks).normalize('NFC').toLowerCase();

const cutMarks = (marks: string): string =>
  marks.length <= MAX_MARKS ? marks : Array.from(marks).slice(0, MAX_MARKS).join('');

/** @param text normalized */
export function tokenize(text: string): Set<string> {
  const words = new Set<string>();
  for (const [found] of text.matchAll(WHOLE)) {
    if (words.has(found)) continue;
    if (PLAIN.test(found)) add(words, found);
    else addAll(words, trimmed(found));
  }
  return words;
}

/** Without their parts. @param text normalized */
export const wholeWordsIn = (text: string): string[] =>
  [...text.matchAll(WHOLE)].map(([found]) => trimmed(found)).filter((word) => word !== '');

/** Without what stands around a word. By a loop: a pattern for the end would try again at each sign before it. */
function trimmed(word: string): string {
  let [start, end] = [0, word.length];
  while (start < end && !isOf(STARTS_WORD, signAt(word, start))) start += signAt(word, start).length;
  while (end > start && !isOf(ENDS_WORD, signBefore(word, end))) end -= signBefore(word, end).length;
  return word.slice(start, end);
}

/** Most signs are of ASCII, for which no pattern is asked. */
const isOf = (signs: RegExp, sign: string): boolean =>
  sign < '\u0080'
    ? (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z')
    : signs.test(sign);

/** A character that takes two places counts as one. */
const signAt = (text: string, place: number): string =>
  text.slice(place, place + ((text.codePointAt(place) ?? 0) > 0xffff ? 2 : 1));

function signBefore(text: string, end: number): string {
  const pair = text.slice(end - 2, end);
  return pair.length === 2 && (pair.codePointAt(0) ?? 0) > 0xffff ? pair : text.slice(end - 1, end);
}

function addAll(words: Set<string>, whole: string): void {
  if (whole === '') return;
  add(words, whole);
  for (const between of whole.split(BETWEEN_SIGNS)) {
    const name = trimmed(between);
    if (name === '') continue;
    add(words, name);
    for (const part of name.split(BETWEEN_PARTS)) if (part !== '') add(words, part);
  }
}

function add(words: Set<string>, word: string): void {
  if (word.length <= MAX_WORD_LENGTH) words.add(word);
}
