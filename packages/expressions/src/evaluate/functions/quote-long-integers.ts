// The same as the reader of trigger bodies does (packages/http-message); an expression reads no other JSON than an event.
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const NUMBER_PART = /[\d.eE+-]/;
const INTEGER = /^-?\d+$/;

/**
 * Puts integers that a number cannot hold without losing digits between quotation marks, so that they are read as texts.
 * Node 20's `JSON.parse` gives a reviver no source text to do it with. Linear. @param json a text that is known to be JSON
 */
export function quoteLongIntegers(json: string): string {
  const pieces: string[] = [];
  let copied = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at);
    else if (beginsNumber(code)) {
      const end = endOfNumber(json, at);
      const digits = json.slice(at, end);
      if (INTEGER.test(digits) && !Number.isSafeInteger(Number(digits))) {
        pieces.push(json.slice(copied, at), '"', digits, '"');
        copied = end;
      }
      at = end - 1;
    }
  }
  return pieces.length === 0 ? json : pieces.join('') + json.slice(copied);
}

/** A digit or the minus sign. */
const beginsNumber = (code: number): boolean => code === 0x2d || (code >= 0x30 && code <= 0x39);

function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

function endOfNumber(json: string, start: number): number {
  let at = start;
  while (at < json.length && NUMBER_PART.test(json.charAt(at))) at++;
  return at;
}
