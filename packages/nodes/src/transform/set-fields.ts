import { NodeError, isRecord } from '@hookline/node-kit';
import { FARTHEST_PLACE, placeOf, readName, type NamePart } from './read-name.js';

interface FieldToSet {
  readonly name: string;
  /** Left out of the result when undefined: the expression found nothing. */
  readonly value?: unknown;
}

/**
 * Puts fields into a copy of `base`; dots in a name nest, and a number is a place where a list is. A single value gives
 * way to the fields inside it; a list, and a base that has no fields, do not: they would be lost.
 * @throws NodeError `config.wrong` when a name is none; `field.no-place` when what is there cannot hold it
 */
export function setFields(base: unknown, fields: readonly FieldToSet[]): unknown {
  return fields
    .filter(({ value }) => value !== undefined)
    .reduce<unknown>((data, { name, value }) => setField(data, name, value), base ?? {});
}

function setField(base: unknown, name: string, value: unknown): unknown {
  const parts = readName(name);
  if (parts === undefined) throw noName(name);
  if (typeof base !== 'object' || base === null) throw noPlace(name, `the input is ${described(base)}`);
  return setAt(base, parts, value, name);
}

function setAt(current: unknown, [part, ...rest]: readonly NamePart[], value: unknown, name: string): unknown {
  if (part === undefined) return value;
  if (!Array.isArray(current) && !(part.inBrackets && !isRecord(current))) {
    const data = isRecord(current) ? current : {};
    const inner = Object.hasOwn(data, part.name) ? data[part.name] : undefined;
    return { ...data, [part.name]: setAt(inner, rest, value, name) };
  }
  const list: readonly unknown[] = Array.isArray(current) ? current : [];
  const place = placeOf(part);
  if (place === undefined) throw noPlace(name, `there is a list, and “${part.name}” is no place in it`);
  if (place > list.length + FARTHEST_PLACE) throw noPlace(name, `the list has only ${list.length} items`);
  const filled: unknown[] = Array.from({ length: Math.max(list.length, place + 1) }, (_, index) => list[index] ?? null);
  filled[place] = setAt(list[place], rest, value, name);
  return filled;
}

const noName = (name: string): NodeError =>
  new NodeError({ code: 'config.wrong', message: `Fields: "${name}" is no name for a field. Change it.` });

const noPlace = (name: string, why: string): NodeError =>
  new NodeError({
    code: 'field.no-place',
    message: `Fields: "${name}" cannot be set: ${why}. Name a place like items[0].price, or output only these fields.`,
    details: { field: 'fields' },
  });

const described = (value: unknown): string => (typeof value === 'string' ? 'a text' : `${JSON.stringify(value)}`);
