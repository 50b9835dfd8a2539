/**
 * Columns as parameters of an `unnest` insert of many rows. The driver can send arrays too, but quotes and copies each
 * element several times, on the hottest path.
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
  if (typeof value === 'string') return `"${SPECIAL.test(value) ? value.replaceAll(ALL_SPECIAL, '\\$&') : value}"`;
  if (typeof value === 'object')
    return `"\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}"`;
  return String(value);
}

const SPECIAL = /["\\]/;
const ALL_SPECIAL = /["\\]/g;

/**
 * JSON texts, which contain no control character (RFC 8259 section 7) and are never empty: joined by one, without
 * quoting. For {@link jsonParameter}.
 */
export const jsonColumn = (texts: readonly (string | null)[]): string => texts.join('\u001f');

/** The `text[]` of a {@link jsonColumn}. Empty without rows, and for a single null too: `unnest` fills that up. */
export const jsonParameter = (placeholder: number): string => `string_to_array($${placeholder}, E'\\x1f', '')`;
