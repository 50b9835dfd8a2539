import { z } from 'zod';
import type { FieldText } from './field-meta.js';
import { optionsOf } from './options-of.js';

/** Rows that all have the same fields. `default` has complete rows; left out: none. */
export function list<Shape extends z.ZodRawShape>(
  shape: Shape,
  meta: FieldText & {
    readonly addLabel: string;
    readonly default?: readonly z.output<z.ZodObject<Shape, z.core.$strict>>[];
  },
) {
  const { default: standard = [], ...rest } = meta;
  return z
    .array(z.strictObject(shape))
    .default([...standard])
    .meta({ field: { control: 'list', value: 'fixed', ...rest } });
}

/** Fields that belong together under one name. */
export function group<Shape extends z.ZodRawShape>(
  shape: Shape,
  meta: FieldText & { readonly default: z.input<z.ZodObject<Shape, z.core.$strict>> },
) {
  const { default: standard, ...rest } = meta;
  return z.prefault(z.strictObject(shape), standard).meta({ field: { control: 'group', value: 'fixed', ...rest } });
}

/**
 * A group in which one choice (its discriminator) decides what the other fields are.
 * @param meta.labels the choice's values with their labels, in the order of the screen
 */
export function variants<Union extends z.ZodDiscriminatedUnion>(
  union: Union,
  meta: FieldText & {
    readonly choose: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly default: z.input<Union> & {};
  },
) {
  const { labels, choose, default: standard, ...rest } = meta;
  const discriminator = { name: union.def.discriminator, label: choose, options: optionsOf(labels) };
  return z.prefault(union, standard).meta({ field: { control: 'group', value: 'fixed', discriminator, ...rest } });
}
