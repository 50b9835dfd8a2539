const BEYOND_ASCII = /[^\0-\x7f]/;
const GOOD_BEYOND_ASCII = /[^\0-\x7f\uFFFD]/;

/**
 * Decodes names and values of a form, given as one character for each byte: as the charset that it is said to be in; where
 * that is unknown or does not fit, as UTF-8; then as `fallback`, and last as windows-1252, as browsers take it. But a value
 * with some good UTF-8 in it was damaged, cut in the middle of a character most likely, and keeps the rest. Never throws:
 * a form has many values, and each throw costs.
 */
export function formDecoder(named: string | undefined, fallback: string | undefined): (bytes: string) => string {
  const first = findDecoder(named);
  const other = findDecoder(fallback);
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const windows = new TextDecoder('windows-1252');
  return (bytes) => {
    // In ISO-2022 ASCII bytes stand for other characters, behind an escape.
    if (!BEYOND_ASCII.test(bytes) && !(first && bytes.includes('\u001B'))) return bytes;
    const raw = Buffer.from(bytes, 'latin1');
    const text = good(first, raw) ?? decode(utf8, raw);
    if (!text.includes('\uFFFD') || isSame(text, raw)) return text;
    return good(other, raw) ?? (GOOD_BEYOND_ASCII.test(text) ? text : decode(windows, raw));
  };
}

/** The sender may have sent U+FFFD itself. */
const isSame = (text: string, bytes: Uint8Array): boolean => Buffer.from(text).equals(bytes);

type Decoder = InstanceType<typeof TextDecoder>;

function good(decoder: Decoder | undefined, bytes: Uint8Array): string | undefined {
  const text = decoder && decode(decoder, bytes);
  return text?.includes('\uFFFD') ? undefined : text;
}

/** As a stream: at one go, Node 20 takes windows-1252 for ISO-8859-1. */
const decode = (decoder: Decoder, bytes: Uint8Array): string =>
  decoder.decode(bytes, { stream: true }) + decoder.decode();

/** Undefined for UTF-8 too, which is tried anyway. */
function findDecoder(charset: string | undefined): Decoder | undefined {
  if (charset === undefined) return undefined;
  try {
    const decoder = new TextDecoder(charset.trim(), { ignoreBOM: true });
    // A form is made of ASCII, which UTF-16 is not.
    return decoder.encoding.startsWith('utf-') ? undefined : decoder;
  } catch {
    return undefined;
  }
}
