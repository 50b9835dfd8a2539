import { isRecord } from '@hookline/node-kit';
import type { FieldDescription } from '@hookline/node-kit';

/** A new row of a list: every field at its default, a numbered one with the first free number. */
export const newRow = (field: FieldDescription, rows: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries((field.fields ?? []).map((inner) => [inner.name, startOf(inner, rows)]));

/** The fields of a row; none when it is not an object. */
export const valuesIn = (row: unknown): Readonly<Record<string, unknown>> => (isRecord(row) ? row : {});

function startOf({ name, numbered, default: standard }: FieldDescription, rows: readonly unknown[]): unknown {
  if (numbered === undefined) return standard ?? '';
  const taken = new Set(rows.map((row) => valuesIn(row)[name]));
  let number = rows.length + 1;
  while (taken.has(`${numbered} ${number}`)) number++;
  return `${numbered} ${number}`;
}
