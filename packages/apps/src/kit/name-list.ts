import { field, toText, type FieldText } from '@hookline/node-kit';

/** A field for several names: text with commas, or a template that gives a list. Read it with {@link listNames}. */
export const nameList = (meta: FieldText & { readonly required?: boolean }) => field.value(meta);

/**
 * The names in the value of a {@link nameList}; what is empty does not count.
 * @example
 * ```ts
 * listNames('bug, order ,'); // => ['bug', 'order']
 * listNames(['a, b', 7]); // => ['a, b', '7']
 * ```
 */
export function listNames(value: unknown): readonly string[] {
  const names: readonly unknown[] = Array.isArray(value) ? value : toText(value ?? '').split(',');
  return names.map((name) => toText(name).trim()).filter((name) => name !== '');
}
