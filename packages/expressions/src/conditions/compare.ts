/**
 * How values compare (DESIGN §5): by their types. "10" and 10 are the same number when both look like one; a text and
 * a boolean compare as `true` and `false`; objects and lists by what they hold.
 */
import { toText } from '../template/to-text.js';

const NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  return typeof value === 'string' && NUMBER.test(value) ? Number(value) : undefined;
}

/** Milliseconds since 1970. A text without a zone counts as UTC; a number counts as milliseconds. */
function toTime(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const text = value.trim();
  const local = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text);
  const time = Date.parse(local ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(time) ? undefined : time;
}

export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right || (isMissing(left) && isMissing(right))) return true;
  if (isMissing(left) || isMissing(right)) return false;
  if (typeof left === 'object' || typeof right === 'object') return isSameData(left, right);
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a !== undefined && b !== undefined) return a === b;
  return toText(left) === toText(right);
}

/** Below, equal or above zero; undefined when the two have no order. */
export function order(left: unknown, right: unknown): number | undefined {
  if (isMissing(left) || isMissing(right)) return undefined;
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a !== undefined && b !== undefined) return a - b;
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  return left < right ? -1 : Number(left > right);
}

export const orderInTime = (left: unknown, right: unknown): number | undefined => {
  const [a, b] = [toTime(left), toTime(right)];
  return a === undefined || b === undefined ? undefined : a - b;
};

export const isMissing = (value: unknown): boolean => value === undefined || value === null;

export function isEmpty(value: unknown): boolean {
  if (isMissing(value)) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** A list contains an equal item, an object has the key, a text holds the other text. */
export function contains(left: unknown, right: unknown): boolean {
  if (Array.isArray(left)) return left.some((item) => isEqual(item, right));
  if (typeof left === 'object' && left !== null) return Object.hasOwn(left, toText(right));
  return !isMissing(left) && !isMissing(right) && toText(left).includes(toText(right));
}

/** `right` is a list, or a text with commas: `open, closed`. */
export function isOneOf(left: unknown, right: unknown): boolean {
  const choices: readonly unknown[] = Array.isArray(right)
    ? right
    : toText(right)
        .split(',')
        .map((text) => text.trim());
  return choices.some((choice) => isEqual(left, choice));
}

function isSameData(left: unknown, right: unknown): boolean {
  const [a, b] = [asData(left), asData(right)];
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [entries, others] = [Object.entries(a), Object.entries(b)];
  return (
    entries.length === others.length &&
    entries.every(([key, value]) => Object.hasOwn(b, key) && isSameData(value, Reflect.get(b, key)))
  );
}

/** An operand typed by hand is text: `[1, 2]` means the list. */
function asData(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    const data: unknown = JSON.parse(value);
    return data;
  } catch {
    // Not JSON after all, so it is the text that it looks like.
    return value;
  }
}
