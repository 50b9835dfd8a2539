/**
 * The text with U+FFFD for each half of a character, which has no UTF-8 and so no place in an address (WHATWG Encoding).
 * @example
 * ```ts
 * wellFormed('a\ud800b'); // => 'a\ufffdb'
 * ```
 */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
