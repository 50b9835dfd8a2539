import { MAX_WORD_LENGTH, normalize, wholeWordsIn } from './tokenize.js';

/** The parsed search. An event must contain all of it. */
export interface SearchText {
  /** Whole words, compared case-insensitively. */
  readonly words: readonly string[];
  /** Consecutive words, compared case-insensitively. Each of them is in `words` too. */
  readonly sequences: readonly string[];
  /** Searched in the raw bytes, also within words. */
  readonly parts: readonly string[];
}

const CLOSING_QUOTES = [
  ['"', '"'],
  ['“', '”'],
] as const;
/** Scripts without spaces between words, so that a part of a text is no token. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** A single quoted word may be a part of a longer one: then no token can find it. */
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

/** A loop rather than a pattern, which would rescan for the end of each unclosed quote. */
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

/** Whether the index has it as a token. */
const isKnown = (word: string): boolean => !UNSPACED.test(word) && normalize(word).length <= MAX_WORD_LENGTH;

/** Escaped text is searched as it was sent. */
const isSequence = (phrase: string): boolean =>
  /\s/.test(phrase) && !phrase.includes('\\') && !UNSPACED.test(phrase) && wordsOfSequence(phrase).length > 0;

const wordsOfSequence = (sequence: string): string[] => sequence.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
