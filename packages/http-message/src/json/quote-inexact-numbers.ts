import { beginsNumber, endOfNumber, endOfText } from './scan-json.js';
import { isExactNumber } from './is-exact-number.js';

const QUOTE = 0x22;

/**
 * Puts numbers that a double cannot hold between quotation marks, so that they are read as texts. Node 20's `JSON.parse`
 * gives a reviver no source text to do it with. Linear. @param json a text that is known to be JSON
 */
export function quoteInexactNumbers(json: string): string {
  const pieces: string[] = [];
  let copied = 0;
  for (let at = 0; at < json.length; at++) {
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
  return pieces.length === 0 ? json : pieces.join('') + json.slice(copied);
}
