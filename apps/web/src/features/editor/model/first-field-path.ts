import { isShown } from '@hookline/node-kit';
import type { FieldDescription } from '@hookline/node-kit';

/** The dotted path of the first field to fill in, in the order of the form. A choice with one option has no control. */
export function firstFieldPath(
  fields: readonly FieldDescription[],
  values: Readonly<Record<string, unknown>>,
  above = '',
): string | null {
  for (const field of fields) {
    if (field.advanced || !isShown(field, fields, values)) continue;
    if (field.control === 'choice' && (field.options?.length ?? 0) < 2) continue;
    if (field.control !== 'group') return above + field.name;
    const inside = firstFieldPath(field.fields ?? [], {}, `${above}${field.name}.`);
    if (inside !== null) return inside;
  }
  return null;
}
