/**
 * Text as one argument of a POSIX shell, whoever wrote it: in single quotes, within which nothing means anything but the
 * quote itself. What a terminal or a text file would not carry over is written as numbers.
 * https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02_02
 */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Bytes without NUL and line ends, which a header cannot have either. */
export function quoteBytes(bytes: Uint8Array): string {
  const text = asPlainText(bytes, false);
  if (text !== undefined) return quote(text);
  // `%b` reads escapes and nothing else, in every shell alike.
  const escaped = Array.from(bytes, (byte) =>
    PLAIN_BYTE.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `\\0${byte.toString(8).padStart(3, '0')}`,
  );
  return `"$(printf %b '${escaped.join('')}')"`;
}

const PLAIN_BYTE = /[a-z0-9 ,.:;=/_-]/i;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Controls, and what turns the direction of a text or cannot be seen in it. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/u;

/** @returns undefined when the bytes are more than what is seen of them. */
export function asPlainText(bytes: Uint8Array, withLines: boolean): string | undefined {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    return undefined;
  }
  return UNSEEN.test(withLines ? text.replaceAll('\n', '') : text) ? undefined : text;
}
