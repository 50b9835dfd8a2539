import { isRecord } from '../workflow/is-record.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * A config with one field set by its dotted path, sharing all that did not change. Missing objects and lists on the way are
 * made; a list grows by one at its end. Undefined takes the field away, and a list closes the gap.
 *
 * @returns undefined when the path leads through a text or number, past the end of a list, or to a prototype member such as
 * `__proto__`.
 */
export function withField(config: Json, path: string, value: unknown): Record<string, unknown> | undefined {
  const next = setIn(config, path.split('.'), value);
  return isRecord(next) ? next : undefined;
}

const REFUSED: ReadonlySet<string> = new Set(['', '__proto__', 'constructor', 'prototype']);

/** Marks a path that does not exist, because undefined is a value here. */
const NOWHERE = Symbol('nowhere');

function setIn(current: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (REFUSED.has(name)) return NOWHERE;
  if (current === undefined || current === null) return setIn(isIndex(name) ? [] : {}, path, value);
  if (Array.isArray(current)) return setInList(current, name, rest, value);
  return isRecord(current) ? setInObject(current, name, rest, value) : NOWHERE;
}

function setInObject(current: Json, name: string, path: readonly string[], value: unknown): unknown {
  const before = Object.hasOwn(current, name) ? current[name] : undefined;
  if (value === undefined && before === undefined) return current;
  const after = setIn(before, path, value);
  if (after === NOWHERE) return NOWHERE;
  if (after !== undefined) return { ...current, [name]: after };
  return Object.fromEntries(Object.entries(current).filter(([key]) => key !== name));
}

function setInList(current: readonly unknown[], name: string, path: readonly string[], value: unknown): unknown {
  const place = isIndex(name) ? Number(name) : Infinity;
  if (place > current.length) return NOWHERE;
  if (value === undefined && place === current.length) return current;
  const after = setIn(current[place], path, value);
  if (after === NOWHERE) return NOWHERE;
  return current.toSpliced(place, 1, ...(after === undefined ? [] : [after]));
}

const isIndex = (name: string): boolean => /^(0|[1-9]\d{0,5})$/.test(name);
