/**
 * Of its UTF-8 bytes (RFC 4648 §4).
 * @example
 * ```ts
 * base64('ada:ü'); // => 'YWRhOsO8'
 * ```
 */
export const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
