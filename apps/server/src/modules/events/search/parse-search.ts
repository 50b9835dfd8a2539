import { MAX_WORD_LENGTH, normalize, wholeWordsIn } from './tokenize.js';

/** What a person typed. All of it has to be in an event. */
export interface SearchText {
  /** Whole words, compared without case. */
  readonly words: readonly string[];
  /** Words as they follow one another, compared without case. Each of their words is among `words`. */
  readonly sequences: readonly string[];
  /** Looked for in the bytes as they were sent, also within words. */
  readonly parts: readonly string[];
}

const CLOSING_QUOTES = [
  ['"', '"'],
  ['“', '”'],
] as const;
/** Written without spaces between the words, so that a part of a text is no word of it. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** A single word in quotes may be a part of a longer one: then there is no word to find it by. */
export function parseSearch(text: string): SearchText {
  const { quoted, rest } = splitQuoted(text);
  const typed = wholeWordsIn(rest.normalize('NFC'));
  const sequences = quoted.filter(isSequence).map(normalize);
  const parts = [...quoted.filter((phrase) => !isSequence(phrase)), ...typed.filter((word) => !isKnown(word))];
  const words = typed.filter(isKnown).map(normalize);
  const all = [...new Set([...words, ...sequences.flatMap(wordsOfSequence)])];
  if (all.length + parts.length > 0) return { words: all, sequences, parts };
  return { words: [], sequences: [], parts: text.trim() === '' ? [] : [text.trim()] };
}

/** By a loop: a pattern would look for the end of each quote that has none, again and again. */
function splitQuoted(text: string): { readonly quoted: readonly string[]; readonly rest: string } {
  const closings = new Map<string, string>(CLOSING_QUOTES);
  const quoted: string[] = [];
  const rest: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const open = text.charAt(at);
    const closing = closings.get(open);
    if (closing === undefined) continue;
    const end = text.indexOf(closing, at + 1);
    if (end < 0) {
      closings.delete(open);
      continue;
    }
    quoted.push(text.slice(at + 1, end).trim());
    rest.push(text.slice(copied, at));
    copied = end + 1;
    at = end;
  }
  return { quoted: quoted.filter((phrase) => phrase !== ''), rest: [...rest, text.slice(copied)].join(' ') };
}

/** Whether the index knows it as a word. */
const isKnown = (word: string): boolean => !UNSPACED.test(word) && normalize(word).length <= MAX_WORD_LENGTH;

/** What is written with escapes is meant as it was sent. */
const isSequence = (phrase: string): boolean =>
  /\s/.test(phrase) && !phrase.includes('\\') && !UNSPACED.test(phrase) && wordsOfSequence(phrase).length > 0;

const wordsOfSequence = (sequence: string): string[] => sequence.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
