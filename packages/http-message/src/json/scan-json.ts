const MAX_DEPTH = 200;
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** A number of fewer characters has all its digits in a double, unless its exponent is a large one. */
const LONG_NUMBER = 16;
const LARGE_EXPONENT = /[eE][+-]?\d{3}/;

/**
 * What has to be known of a JSON text before it is parsed, found in one pass over it: `too-deep` when it nests beyond 200
 * levels, which overflow the stack of code that walks the value and cost `JSON.parse` seconds and gigabytes; `long-numbers`
 * when a number in it may lose digits; else `plain`. What a text that is no JSON gives does not matter.
 */
export function scanJson(json: string): 'too-deep' | 'long-numbers' | 'plain' {
  let depth = 0;
  let isLong = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (depth++ > MAX_DEPTH) return 'too-deep';
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
    else if (beginsNumber(code)) {
      const end = endOfNumber(json, at);
      isLong ||= end - at >= LONG_NUMBER || (end - at >= 5 && LARGE_EXPONENT.test(json.slice(at, end)));
      at = end - 1;
    }
  }
  return isLong ? 'long-numbers' : 'plain';
}

/** A digit or the minus sign. */
export const beginsNumber = (code: number): boolean => code === 0x2d || (code >= 0x30 && code <= 0x39);

/** Where the text that begins at `start` has its closing quotation mark; the end of the JSON when it has none. */
export function endOfText(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end < 0 ? json.length : end;
}

/** Each run of backslashes stands before one quotation mark, so that all of this is linear. */
function isEscaped(json: string, quote: number): boolean {
  let before = quote;
  while (json.charCodeAt(before - 1) === BACKSLASH) before--;
  return (quote - before) % 2 === 1;
}

/** @returns the place behind what is or looks like a number */
export function endOfNumber(json: string, start: number): number {
  let end = start + 1;
  while (isNumberPart(json.charCodeAt(end))) end++;
  return end;
}

/** A digit, or one of `.eE+-`. */
const isNumberPart = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x65 || code === 0x45 || code === 0x2b || code === 0x2d;
