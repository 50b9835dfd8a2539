/**
 * JSONata answers with marked lists, objects without a prototype and sometimes functions. This gives plain JSON, and
 * the very same object where nothing had to be changed. Each name that a sender chose stays an own property, `__proto__` too.
 */
import { ExpressionError } from '../expression-error.js';
import { guardSize, isFunctionValue } from './bounds/measure.js';

/** @throws ExpressionError when the value is no data or is too large */
export function toPlainJson(value: unknown, sizeLimit: number): unknown {
  guardSize(value, sizeLimit);
  return plain(value);
}

function plain(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new ExpressionError('expression.failed', 'The result is not a number that can be written down.');
  }
  if (isFunctionValue(value)) {
    throw new ExpressionError('expression.failed', 'The result is a function, not data. Call it with ( ).');
  }
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? plainList(value) : plainObject(value);
}

function plainList(list: readonly unknown[]): readonly unknown[] {
  const copy = list.map((item) => plain(item) ?? null);
  const marked = Object.keys(list).length !== list.length;
  return marked || copy.some((item, index) => item !== list[index]) ? copy : list;
}

function plainObject(value: object): object {
  const entries = Object.entries(value);
  const copy = entries.flatMap(([key, item]): [string, unknown][] => {
    const result = plain(item);
    return result === undefined ? [] : [[key, result]];
  });
  const same = copy.length === entries.length && copy.every(([, item], index) => item === entries[index]?.[1]);
  return same && Object.getPrototypeOf(value) === Object.prototype ? value : Object.fromEntries(copy);
}
