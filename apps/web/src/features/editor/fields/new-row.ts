import { isRecord } from '@hookline/node-kit';
import type { FieldDescription } from '@hookline/node-kit';

/** A row as the button of a list adds it: every field at its default, a numbered one with the first number that is free. */
export const newRow = (field: FieldDescription, rows: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries((field.fields ?? []).map((inner) => [inner.name, startOf(inner, rows)]));

/** What a row says of its fields; a row that is no such thing says nothing. */
export const valuesIn = (row: unknown): Readonly<Record<string, unknown>> => (isRecord(row) ? row : {});

function startOf({ name, numbered, default: standard }: FieldDescription, rows: readonly unknown[]): unknown {
  if (numbered === undefined) return standard ?? '';
  const taken = new Set(rows.map((row) => valuesIn(row)[name]));
  let number = rows.length + 1;
  while (taken.has(`${numbered} ${number}`)) number++;
  return `${numbered} ${number}`;
}
