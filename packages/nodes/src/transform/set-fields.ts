import { NodeError } from '@hookline/node-kit';

interface FieldToSet {
  readonly name: string;
  /** Left out of the result when undefined: the expression found nothing. */
  readonly value?: unknown;
}

type Data = Readonly<Record<string, unknown>>;

/**
 * Puts fields into a copy of `base`; dots in a name nest. What is no object gives way to the fields.
 * @throws NodeError `config.wrong` when a name has an empty part or is not allowed
 */
export function setFields(base: unknown, fields: readonly FieldToSet[]): Data {
  const start: Data = isData(base) ? base : {};
  return fields
    .filter(({ value }) => value !== undefined)
    .reduce((data, { name, value }) => setAt(data, partsOf(name), value), start);
}

function setAt(data: Data, [part = '', ...rest]: readonly string[], value: unknown): Data {
  if (rest.length === 0) return { ...data, [part]: value };
  const inner = Object.hasOwn(data, part) ? data[part] : undefined;
  return { ...data, [part]: setAt(isData(inner) ? inner : {}, rest, value) };
}

function partsOf(name: string): readonly string[] {
  const parts = name.trim().split('.');
  if (parts.every((part) => part !== '' && part !== '__proto__')) return parts;
  throw new NodeError({ code: 'config.wrong', message: `Fields: "${name}" is no name for a field. Change it.` });
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
