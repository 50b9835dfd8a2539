/**
 * The words of a text, all in lower case: what stands between spaces, quotes, brackets and commas as a whole, so that an
 * id, an address or a date is one word, and beside it the parts that its punctuation makes. Search and index both ask
 * here, so that what is typed is found as it was sent.
 */
const WHOLE = /[^\s"'`<>(){}[\],;\\|]+/g;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu;
const PLAIN = /^[a-z0-9]+$/;
/** `shop.example.com` of an address, `o_123` of a path, `2026-03-01t10` of a time. */
const BETWEEN_SIGNS = /[^\p{L}\p{N}\p{M}._-]+/u;
const BETWEEN_PARTS = /[^\p{L}\p{N}\p{M}]+/u;

/** As it is compared: letters that look alike are alike. */
export const normalize = (text: string): string => text.normalize('NFC').toLowerCase();

/** @param text normalized */
export function wordsIn(text: string): Set<string> {
  const words = new Set<string>();
  for (const [found] of text.matchAll(WHOLE)) {
    if (words.has(found)) continue;
    if (PLAIN.test(found)) words.add(found);
    else addAll(words, trimmed(found));
  }
  return words;
}

/** Without their parts. @param text normalized */
export const wholeWordsIn = (text: string): string[] =>
  [...text.matchAll(WHOLE)].map(([found]) => trimmed(found)).filter((word) => word !== '');

const trimmed = (word: string): string => word.replace(EDGES, '');

function addAll(words: Set<string>, whole: string): void {
  if (whole === '') return;
  words.add(whole);
  for (const between of whole.split(BETWEEN_SIGNS)) {
    const name = trimmed(between);
    if (name === '') continue;
    words.add(name);
    for (const part of name.split(BETWEEN_PARTS)) if (part !== '') words.add(part);
  }
}
