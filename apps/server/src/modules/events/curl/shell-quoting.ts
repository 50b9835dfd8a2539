/**
 * Quotes any text as one POSIX shell argument: in single quotes, where only the quote itself is special. Characters
 * that a terminal or a text file would not preserve are written as escapes.
 * https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02_02
 */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Bytes without NUL and line breaks, which a header cannot contain either. */
export function quoteBytes(bytes: Uint8Array): string {
  const text = asPlainText(bytes, false);
  if (text !== undefined) return quote(text);
  // `%b` interprets escapes only, and does so alike in every shell.
  const escaped = Array.from(bytes, (byte) =>
    PLAIN_BYTE.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `\\0${byte.toString(8).padStart(3, '0')}`,
  );
  return `"$(printf %b '${escaped.join('')}')"`;
}

const PLAIN_BYTE = /[a-z0-9 ,.:;=/_-]/i;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Control characters, and invisible or direction-changing ones. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/u;

/** @returns undefined when the bytes are not UTF-8, or contain invisible characters. */
export function asPlainText(bytes: Uint8Array, withLines: boolean): string | undefined {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    return undefined;
  }
  return UNSEEN.test(withLines ? text.replaceAll('\n', '') : text) ? undefined : text;
}
