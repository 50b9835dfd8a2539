import { isShown } from '@hookline/node-kit';
import type { FieldDescription } from '@hookline/node-kit';

/** The dotted path of the first thing to fill in, the way a form is read. A choice with one option is not drawn. */
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
