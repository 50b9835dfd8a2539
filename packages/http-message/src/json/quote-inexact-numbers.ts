import { isExactNumber } from './is-exact-number.js';
import { beginsNumber, endOfNumber, endOfText } from './scan-json.js';

const QUOTE = 0x22;

export interface QuotedPiece {
  readonly text: string;
  /** Whether a JSON string is still open after this piece. */
  readonly open: boolean;
}

/**
 * Puts numbers that a double cannot hold between quotation marks, so that they are read as texts. Node 20's `JSON.parse`
 * gives a reviver no source text to do it with. Linear. @param json a text that is known to be JSON
 */
export const quoteInexactNumbers = (json: string): string => quotePiece(json).text;

/**
 * The same in a piece of such a text, of which the rest is not known yet.
 * @param open whether a JSON string is open where the piece begins
 */
export function quotePiece(json: string, open = false): QuotedPiece {
  const pieces: string[] = [];
  let copied = 0;
  let at = open ? endOfText(json, -1) + 1 : 0;
  for (; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at);
    else if (beginsNumber(code)) {
      const end = endOfNumber(json, at);
      const number = json.slice(at, end);
      if (!isExactNumber(number)) {
        pieces.push(json.slice(copied, at), '"', number, '"');
        copied = end;
      }
      at = end - 1;
    }
  }
  // The end of a string that is not closed is that of the text, and one more was counted.
  return { text: pieces.length === 0 ? json : pieces.join('') + json.slice(copied), open: at > json.length };
}
