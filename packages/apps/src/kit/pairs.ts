import { field, type FieldText } from '@hookline/node-kit';

/**
 * Rows of a name and a value: metadata, variables.
 * @example
 * ```ts
 * pairs({ label: 'Metadata', addLabel: 'Add metadata' }).parse([{ name: 'order', value: '1001' }]).length; // => 1
 * ```
 */
export const pairs = ({ placeholder, ...meta }: FieldText & { readonly addLabel: string }) =>
  field.list(
    {
      name: field.text({ label: 'Name', required: true, ...(placeholder !== undefined && { placeholder }) }),
      value: field.text({ label: 'Value' }),
    },
    meta,
  );

/** The rows as one object, each name with something in front: `v:`. Of two rows with one name, the last one counts. */
export const recordOf = (
  rows: readonly { readonly name: string; readonly value: string }[],
  prefix = '',
): Record<string, string> => Object.fromEntries(rows.map(({ name, value }) => [prefix + name.trim(), value]));
