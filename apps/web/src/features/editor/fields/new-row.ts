import type { FieldDescription } from '@hookline/node-kit';

/** A row as the button of a list adds it: every field at its default, a numbered one with the first number that is free. */
export const newRow = (field: FieldDescription, rows: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries((field.fields ?? []).map((inner) => [inner.name, startOf(inner, rows)]));

export function valueIn(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null && Object.hasOwn(row, name) ? Reflect.get(row, name) : undefined;
}

function startOf({ name, numbered, default: standard }: FieldDescription, rows: readonly unknown[]): unknown {
  if (numbered === undefined) return standard ?? '';
  const taken = new Set(rows.map((row) => valueIn(row, name)));
  let number = rows.length + 1;
  while (taken.has(`${numbered} ${number}`)) number++;
  return `${numbered} ${number}`;
}
