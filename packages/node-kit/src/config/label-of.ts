import type { FieldDescription } from '../fields/field-description.js';

/** `headers.0.name` becomes `Headers 1, Name`. */
export function labelOf(fields: readonly FieldDescription[], path: readonly string[]): string {
  const [name = '', ...inner] = path;
  const field = fields.find((candidate) => candidate.name === name);
  if (!field) return name;
  const [row, ...rest] = inner;
  if (row === undefined || !field.fields) return field.label;
  if (field.control !== 'list') return `${field.label}, ${labelOf(field.fields, inner)}`;
  const place = `${field.label} ${Number(row) + 1}`;
  return rest.length === 0 ? place : `${place}, ${labelOf(field.fields, rest)}`;
}
