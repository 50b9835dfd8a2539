/**
 * Built-in functions whose own code knows no limit: one call could take gigabytes or hours. Each keeps JSONata's
 * meaning and gains a bound. Parameters have plain names because JSONata reads them for partial application.
 */
import jsonata from 'jsonata';
import { ExpressionError } from '../expression-error.js';
import type { ExpressionLimits } from '../limits.js';
import { guardPicture } from './guard-picture.js';

const originalToMillis = jsonata('$toMillis(timestamp, picture)');

const tooLarge = (limit: number): ExpressionError =>
  new ExpressionError('expression.too-large', `The expression makes more than ${limit} characters.`);

export function registerSafeFunctions(expression: jsonata.Expression, limits: ExpressionLimits): void {
  const guardTime = (focus: jsonata.Focus): void => {
    if (Date.now() - focus.environment.timestamp.getTime() <= limits.timeMs) return;
    throw new ExpressionError('expression.timeout', `The expression took longer than ${limits.timeMs} ms.`);
  };

  expression.registerFunction('eval', refuseEval, '<sx?:x>');

  expression.registerFunction(
    'pad',
    function (str: string | undefined, width: number, char: string | undefined) {
      if (str === undefined) return undefined;
      if (Math.abs(width) > limits.outputSize) throw tooLarge(limits.outputSize);
      return pad(str, Math.trunc(width), char || ' ');
    },
    '<s-ns?:s>',
  );

  expression.registerFunction(
    'join',
    function (strs: readonly string[] | undefined, separator: string | undefined) {
      if (strs === undefined) return undefined;
      const size = strs.reduce((sum, part) => sum + part.length, strs.length * (separator?.length ?? 0));
      if (size > limits.outputSize * 4) throw tooLarge(limits.outputSize);
      return strs.join(separator ?? '');
    },
    '<a<s>s?:s>',
  );

  expression.registerFunction(
    'distinct',
    function (this: jsonata.Focus, arr: unknown) {
      return Array.isArray(arr) && arr.length > 1 ? distinct(arr, () => guardTime(this)) : arr;
    },
    '<x:x>',
  );

  expression.registerFunction(
    'sort',
    function (this: jsonata.Focus, arr: readonly unknown[] | undefined, comparator: Comparator | undefined) {
      if (arr === undefined || arr.length <= 1) return arr;
      return sort(arr, comparator ?? naturalComparator(arr), () => guardTime(this));
    },
    '<af?:a>',
  );

  expression.registerFunction(
    'toMillis',
    function (timestamp: string | undefined, picture: string | undefined) {
      if (timestamp === undefined) return undefined;
      if (picture !== undefined) guardPicture(timestamp, picture);
      return originalToMillis.evaluate({ timestamp, picture });
    },
    '<s-s?:n>',
  );
}

function refuseEval(): never {
  throw new ExpressionError('expression.refused', '$eval cannot be used. Write the expression itself.');
}

/** Counts characters as JSONata does: by code point, not by half of a surrogate pair. */
function pad(text: string, width: number, char: string): string {
  const missing = Math.abs(width) - Array.from(text).length;
  if (missing <= 0) return text;
  const filling = Array.from(char);
  const padding = Array.from({ length: missing }, (_, index) => filling[index % filling.length]).join('');
  return width > 0 ? text + padding : padding + text;
}

function distinct(values: readonly unknown[], tick: () => void): unknown[] {
  const seen = new Map<string, unknown>();
  for (const value of values) {
    tick();
    const key = canonical(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}

/** The same text for equal values, whatever the order of their keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? 'undefined';

type Comparator = (left: unknown, right: unknown) => unknown;

function naturalComparator(values: readonly unknown[]): Comparator {
  const type = typeof values[0];
  if ((type !== 'number' && type !== 'string') || values.some((value) => typeof value !== type)) {
    throw new ExpressionError(
      'expression.failed',
      '$sort needs numbers or texts, or a function that compares two items.',
    );
  }
  return (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? left > right : String(left) > String(right);
}

/** A stable merge sort. The comparator answers whether its operands are to be swapped, and may be asynchronous. */
async function sort(values: readonly unknown[], swaps: Comparator, tick: () => void): Promise<readonly unknown[]> {
  if (values.length <= 1) return values;
  const middle = values.length >> 1;
  const left = await sort(values.slice(0, middle), swaps, tick);
  const right = await sort(values.slice(middle), swaps, tick);
  const merged: unknown[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    tick();
    merged.push((await swaps(left[l], right[r])) ? right[r++] : left[l++]);
  }
  return [...merged, ...left.slice(l), ...right.slice(r)];
}
