import type { FieldDescription } from '@hookline/node-kit';

/** The sibling fields of a field, with their values in the config. */
export interface Siblings {
  readonly fields: readonly FieldDescription[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** The path of a field beside this one: `row.0.provider` of `row.0.credential`. */
export const pathBeside = (path: string, name: string): string => path.slice(0, path.lastIndexOf('.') + 1) + name;
