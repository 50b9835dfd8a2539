import { isTooDeep } from '@hookline/providers';
import { quoteLongIntegers } from './quote-long-integers.js';

/** A number of 16 digits or more, as far as one can tell without reading the JSON: it may also stand in a text. */
const MAYBE_LONG_NUMBER = /(?<![^\s,:[-])\d{16,}(?=[\s,\]}]|$)/;

/**
 * The value of a JSON text; undefined when it is none, or nested beyond reason. An integer that a number cannot hold
 * without losing digits becomes a text: ids of shops and chats are that long. Of a key that comes twice, the last counts.
 */
export function readJson(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return MAYBE_LONG_NUMBER.test(text) ? JSON.parse(quoteLongIntegers(text)) : value;
  } catch {
    return undefined;
  }
}

/** Whether the text would be an object or a list if it were JSON. */
export const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text);
