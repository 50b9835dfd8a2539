import type { FieldDescription } from '@hookline/node-kit';

/** The fields that stand beside a field, with what the config says of each. */
export interface Siblings {
  readonly fields: readonly FieldDescription[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** The path of a field beside this one: `row.0.provider` of `row.0.credential`. */
export const pathBeside = (path: string, name: string): string => path.slice(0, path.lastIndexOf('.') + 1) + name;
