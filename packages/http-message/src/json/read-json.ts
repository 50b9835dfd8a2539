import { quoteInexactNumbers } from './quote-inexact-numbers.js';
import { scanJson } from './scan-json.js';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * The value of a JSON text; undefined when it is none, or nested beyond 200 levels. Never throws. A number that a double
 * cannot hold becomes a text with all its digits: ids of shops and chats are that long, and `1e400` would be `null` in
 * JSON. Of a key that comes twice, the last counts; `__proto__` is a key like any other. A byte order mark is passed over
 * (RFC 8259, section 8.1).
 */
export function readJson(text: string): unknown {
  const json = text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
  const scan = scanJson(json);
  if (scan === 'too-deep') return undefined;
  try {
    const value: unknown = JSON.parse(json);
    // Read first as it is: between quotation marks, a long number might be taken where JSON allows none.
    return scan === 'plain' ? value : keepDigits(json, value);
  } catch {
    return undefined;
  }
}

function keepDigits(json: string, value: unknown): unknown {
  const quoted = quoteInexactNumbers(json);
  return quoted === json ? value : JSON.parse(quoted);
}

/** Whether the text would be an object or a list if it were JSON. */
export const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text);
