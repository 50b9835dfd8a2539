/**
 * Integers that a number cannot hold become texts, as in the bodies of events (ADR 11): an id that a person types into a
 * field must not be rounded. Node 20's `JSON.parse` gives a reviver no source text to do it with.
 */
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const INTEGER = /^-?\d+$/;

export interface QuotedPiece {
  readonly text: string;
  /** Whether a JSON string is still open after this piece. */
  readonly open: boolean;
}

/**
 * Linear. @param json a text that is known to be JSON, or a piece of one between templates
 * @param open whether a string is open where the piece begins
 */
export function quoteLongIntegers(json: string, open = false): QuotedPiece {
  const pieces: string[] = [];
  let copied = 0;
  let at = 0;
  if (open) {
    at = endOfText(json, 0);
    if (at >= json.length) return { text: json, open: true };
    at++;
  }
  for (; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfText(json, at + 1);
      if (at >= json.length) return { text: pieces.join('') + json.slice(copied), open: true };
    } else if (beginsNumber(code)) {
      const end = endOfNumber(json, at);
      const digits = json.slice(at, end);
      if (INTEGER.test(digits) && !Number.isSafeInteger(Number(digits))) {
        pieces.push(json.slice(copied, at), '"', digits, '"');
        copied = end;
      }
      at = end - 1;
    }
  }
  return { text: pieces.join('') + json.slice(copied), open: false };
}

/** A digit or the minus sign. */
const beginsNumber = (code: number): boolean => code === 0x2d || (code >= 0x30 && code <= 0x39);

/** The place of the quotation mark that ends a string, or where the text ends. */
function endOfText(json: string, inside: number): number {
  let at = inside;
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

/** `+`, `-`, `.`, `E`, `e` or a digit. */
const isNumberPart = (code: number): boolean =>
  beginsNumber(code) || code === 0x2b || code === 0x2e || code === 0x45 || code === 0x65;

function endOfNumber(json: string, start: number): number {
  let at = start;
  while (at < json.length && isNumberPart(json.charCodeAt(at))) at++;
  return at;
}
