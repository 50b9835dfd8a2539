const WIDTH = 16;
/** More rows would freeze the page. */
const MAX_ROWS = 2048;

/** Bytes as offset, hexadecimal and text, sixteen a row, like `hexdump -C`. */
export function hexDump(bytes: Uint8Array): string {
  const rows: string[] = [];
  for (let at = 0; at < bytes.length && rows.length < MAX_ROWS; at += WIDTH) {
    const part = [...bytes.subarray(at, at + WIDTH)];
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCodePoint(byte) : '.')).join('');
    rows.push(`${at.toString(16).padStart(6, '0')}  ${hex.padEnd(WIDTH * 3 - 1)}  ${text}`);
  }
  const left = bytes.length - MAX_ROWS * WIDTH;
  if (left > 0) rows.push(`… ${left} more bytes`);
  return rows.join('\n');
}

export const decodeBase64 = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
