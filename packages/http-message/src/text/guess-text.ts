import { decodeAs } from './decode-as.js';

const FORGIVING_UTF8 = new TextDecoder();

/** What no text has in it: control characters, and the five bytes that mean nothing in windows-1252. */
// oxlint-disable-next-line no-control-regex
const NO_TEXT = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f\x81\x8d\x8f\x90\x9d]/;

const BEYOND_ASCII = /[^\0-\x7f\uFFFD]/;

/**
 * Decodes text that is not valid UTF-8 and has no declared charset. When some multi-byte characters are valid UTF-8, the rest
 * was damaged and becomes U+FFFD; otherwise it is windows-1252, as in browsers
 * (https://encoding.spec.whatwg.org/#names-and-labels). Undefined for bytes that occur in no text.
 */
export function guessText(bytes: Uint8Array): string | undefined {
  const text = FORGIVING_UTF8.decode(bytes);
  if (!text.includes('\uFFFD')) return text;
  if (BEYOND_ASCII.test(text)) return NO_TEXT.test(text) ? undefined : text;
  return NO_TEXT.test(Buffer.from(bytes).toString('latin1')) ? undefined : decodeAs('windows-1252', bytes);
}
