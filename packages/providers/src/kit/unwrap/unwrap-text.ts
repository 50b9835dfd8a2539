import { readJson } from '@hookline/http-message';

const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });

/** The value of a text that is a JSON object or list; undefined for any other. A number or a word may well be a text. */
export function valueInText(text: unknown): unknown {
  return typeof text === 'string' && /^\s*[[{]/.test(text) ? readJson(text) : undefined;
}

/** What is in base64: the value of a JSON object or list, else the text; undefined when it is neither, or no base64. */
export function valueInBase64(text: unknown): unknown {
  if (typeof text !== 'string' || text.length % 4 === 1 || !BASE64.test(text)) return undefined;
  try {
    const decoded = STRICT_UTF8.decode(Buffer.from(text, 'base64'));
    if (decoded.includes('\0')) return undefined;
    const value = valueInText(decoded);
    return value === undefined ? decoded : value;
  } catch {
    return undefined;
  }
}

/** The object with `members` in the place of those of the same names; in an own property also what is called `__proto__`. */
export const withMembers = (value: object, members: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(value).concat(Object.entries(members)));
