/**
 * Columns as parameters of a statement that writes many rows with `unnest`. The driver can send arrays too, but quotes
 * and copies each element several times, on the hottest path there is.
 */

export type Plain = string | number | boolean | Uint8Array | null;

/** An array literal (PostgreSQL manual, "Array Input and Output Syntax"). Buffers are `bytea`. */
export function plainColumn(values: readonly Plain[]): string {
  let literal = '';
  for (const value of values) literal += `${literal === '' ? '{' : ','}${elementOf(value)}`;
  return literal === '' ? '{}' : `${literal}}`;
}

function elementOf(value: Plain): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `"${TELLING.test(value) ? value.replaceAll(TELLING_ALL, '\\$&') : value}"`;
  if (typeof value === 'object')
    return `"\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}"`;
  return String(value);
}

const TELLING = /["\\]/;
const TELLING_ALL = /["\\]/g;

/**
 * JSON texts, which hold no control character (RFC 8259 section 7) and are never empty: joined by one, quoted not at all.
 * For {@link jsonParameter}.
 */
export const jsonColumn = (texts: readonly (string | null)[]): string => texts.join('\u001f');

/** The `text[]` of a {@link jsonColumn}. Without rows it is empty, and with a single null too: `unnest` fills that up. */
export const jsonParameter = (place: number): string => `string_to_array($${place}, E'\\x1f', '')`;
