import { toText } from '../template/to-text.js';

const MAX_SHOWN = 80;

/** A value in a sentence: texts between quotation marks, cut to a readable length. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'string' ? `"${inOneLine(value)}"` : inOneLine(toText(value));
}

/** As shown, without quotation marks: `100 EUR`. */
export function plainly(value: unknown): string {
  if (typeof value === 'string') return /\S/.test(value) ? inOneLine(value.trim()) : 'an empty text';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : shown(value);
}

/** What no screen shows or no database keeps (line ends, NUL, half a character) is written as JSON writes it. */
function inOneLine(text: string): string {
  const short = text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN - 1)}…`;
  return isPlain(short)
    ? short
    : JSON.stringify(short.replace(/[\uD800-\uDBFF](?=…$)/, ''))
        .slice(1, -1)
        .replaceAll('\\"', '"');
}

const isPlain = (text: string): boolean => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);
