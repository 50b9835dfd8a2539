/**
 * When values are equal, by one table (ADR 16): equal types by type; a text and a number when the text is how that number is
 * written; a text and a boolean as `true` and `false`; objects and lists by their members, after parsing a JSON text that is
 * compared with them. Two texts are equal only when they are identical: `01234` is another code than `1234`.
 */
import { MAX_DATA_DEPTH } from '../evaluate/bounds/measure.js';
import { ExpressionError } from '../expression-error.js';
import { readJsonOrThrow } from '../template/read-json-or-throw.js';
import { toText } from '../template/to-text.js';
import { includesText } from '../values/includes-text.js';
import { isWritten } from '../values/read-number.js';

export const isMissing = (value: unknown): value is undefined | null => value === undefined || value === null;

/** @throws ExpressionError `expression.too-deep` */
export function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (isMissing(left) || isMissing(right)) return isMissing(left) && isMissing(right);
  const [a, b] = [typeof left === 'object', typeof right === 'object'];
  if (a === b) return isSame(left, right, 0);
  return a ? isSame(left, asData(right), 0) : isSame(asData(left), right, 0);
}

export function isEmpty(value: unknown): boolean {
  if (isMissing(value)) return true;
  if (typeof value === 'string') return !/\S/.test(value);
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** A list contains an equal item, an object has the key, a text holds the other text. @throws ExpressionError */
export function contains(left: unknown, right: unknown): boolean {
  if (isMissing(left) || isMissing(right)) return false;
  if (Array.isArray(left)) return hasItem(left, right);
  if (typeof left === 'object') return Object.hasOwn(left, toText(right));
  return includesText(toText(left), toText(right));
}

/**
 * `right` is a list, the JSON of one, or a text with commas: `open, closed`. One object counts as a list of one.
 * @throws ExpressionError
 */
export function isOneOf(left: unknown, right: unknown): boolean {
  const choices = typeof right === 'string' ? asData(right) : right;
  if (Array.isArray(choices)) return hasItem(choices, left);
  return hasItem(typeof choices === 'object' ? [choices] : choicesIn(toText(choices)), left);
}

const choicesIn = (text: string): readonly string[] =>
  text
    .split(',')
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');

/** JSON is read once, not for each item. */
function hasItem(list: readonly unknown[], value: unknown): boolean {
  const data = list.some((item) => typeof item === 'object') ? asData(value) : value;
  return list.some((item) => isSame(item, typeof item === 'object' ? data : value, 0));
}

export const readBoolean = (value: unknown): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' || value.length > MAX_BOOLEAN_LENGTH) return undefined;
  const text = value.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
};

/** Room for the word and blanks around it. */
const MAX_BOOLEAN_LENGTH = 32;

function isSame(left: unknown, right: unknown, depth: number): boolean {
  if (left === right) return true;
  if (isMissing(left) || isMissing(right)) return isMissing(left) && isMissing(right);
  if (typeof left === 'object' && typeof right === 'object') return isSameData(left, right, depth);
  if (typeof left === 'string') return isSameAsText(left, right);
  return typeof right === 'string' && isSameAsText(right, left);
}

function isSameAsText(text: string, other: unknown): boolean {
  if (typeof other === 'number') return isWritten(text, other);
  return typeof other === 'boolean' && readBoolean(text) === other;
}

function isSameData(left: object, right: object, depth: number): boolean {
  if (depth > MAX_DATA_DEPTH) {
    throw new ExpressionError(
      'expression.too-deep',
      `Data that nests more than ${MAX_DATA_DEPTH} levels is not compared.`,
    );
  }
  if (Array.isArray(left) || Array.isArray(right)) return isSameList(left, right, depth);
  const entries = Object.entries(left);
  return (
    entries.length === Object.keys(right).length &&
    entries.every(([key, value]) => Object.hasOwn(right, key) && isSame(value, Reflect.get(right, key), depth + 1))
  );
}

const isSameList = (left: object, right: object, depth: number): boolean =>
  Array.isArray(left) &&
  Array.isArray(right) &&
  left.length === right.length &&
  left.every((item, index) => isSame(item, right[index], depth + 1));

/** An operand typed by hand is text: `[1, 2]` means the list. */
function asData(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return readJsonOrThrow(value);
  } catch {
    return value; // Not JSON after all, so it is the text that it looks like.
  }
}
