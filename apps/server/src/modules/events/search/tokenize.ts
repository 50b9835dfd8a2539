/**
 * Tokenizes a text, in lower case: whole words between spaces, quotes, brackets and commas, so that an id, a URL or a
 * date is one token, and also the parts between their punctuation. Search and index share this function, so that typed
 * words match sent ones. Texts come from strangers: each character is visited a fixed number of times, whatever
 * surrounds it.
 */
const WHOLE = /[^\s"'`<>(){}[\],;\\|]+/g;
const STARTS_WORD = /[\p{L}\p{N}]/u;
const ENDS_WORD = /[\p{L}\p{N}\p{M}]/u;
const PLAIN = /^[a-z0-9]+$/;
/** `shop.example.com` of a URL, `o_123` of a path, `2026-03-01t10` of a time. */
const NAME_SEPARATORS = /[^\p{L}\p{N}\p{M}._-]+/u;
const PART_SEPARATORS = /[^\p{L}\p{N}\p{M}]+/u;

/** Longer words are not typed by people: encoded data, tokens, signatures. Their parts may be tokens. */
export const MAX_WORD_LENGTH = 200;

/**
 * More marks than any script puts on one letter (Unicode Standard Annex 15, "Stream-Safe Text Format"). Ordering them
 * takes quadratic time: 64 KB of them blocked the process for six seconds.
 */
const MAX_MARKS = 30;
const MARKS = /\p{M}+/gu;

/** The form for comparison: letters that look alike compare equal. */
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

/** Trims punctuation around a word. A loop: a pattern for the end would retry at each character before it. */
function trimmed(word: string): string {
  let [start, end] = [0, word.length];
  while (start < end && !matches(STARTS_WORD, characterAt(word, start))) start += characterAt(word, start).length;
  while (end > start && !matches(ENDS_WORD, characterBefore(word, end))) end -= characterBefore(word, end).length;
  return word.slice(start, end);
}

/** Most characters are ASCII, which need no pattern. */
const matches = (pattern: RegExp, character: string): boolean =>
  character < '\u0080'
    ? (character >= 'a' && character <= 'z') ||
      (character >= '0' && character <= '9') ||
      (character >= 'A' && character <= 'Z')
    : pattern.test(character);

/** A surrogate pair counts as one character. */
const characterAt = (text: string, index: number): string =>
  text.slice(index, index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1));

function characterBefore(text: string, end: number): string {
  const pair = text.slice(end - 2, end);
  return pair.length === 2 && (pair.codePointAt(0) ?? 0) > 0xffff ? pair : text.slice(end - 1, end);
}

function addAll(words: Set<string>, whole: string): void {
  if (whole === '') return;
  add(words, whole);
  for (const between of whole.split(NAME_SEPARATORS)) {
    const name = trimmed(between);
    if (name === '') continue;
    add(words, name);
    for (const part of name.split(PART_SEPARATORS)) if (part !== '') add(words, part);
  }
}

function add(words: Set<string>, word: string): void {
  if (word.length <= MAX_WORD_LENGTH) words.add(word);
}
