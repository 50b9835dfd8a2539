/** Builds a config's fields: each is a zod schema that also knows its place in the form. Used as `field.text({…})`. */
import { z } from 'zod';
import { conditionGroupSchema } from './condition-group.js';
import type { FieldEncoding, FieldText } from './field-meta.js';
import { optionsOf } from './options-of.js';

export * from './compound-fields.js';
export { conditionGroupSchema } from './condition-group.js';
export * from './text-fields.js';

type Encoded = { readonly encoding?: FieldEncoding };

/** Text or a value of any type: a field that is exactly one template keeps the value's type. `list`: see FieldMeta. */
export const value = (meta: FieldText & { readonly required?: boolean; readonly list?: boolean }) =>
  z
    .unknown()
    .optional()
    .meta({ field: { control: 'text', value: 'template', keepsType: true, ...meta } });

/** What a node author says of a number. */
interface NumberText extends FieldText {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Default true. */
  readonly whole?: boolean;
  /** Taken as it stands: no template can give it. */
  readonly fixed?: boolean;
}

/** A number between `min` and `max`. A template that gives a numeric text counts, unless it is `fixed`. */
export const number = (meta: NumberText) => {
  const { default: standard, whole = true, fixed = false, ...rest } = meta;
  const schema = (whole ? z.int() : z.number()).min(meta.min).max(meta.max);
  const value = fixed ? 'fixed' : 'template';
  return schema.default(standard).meta({ field: { control: 'number', value, keepsType: true, ...rest } });
};

/** One of several, given as `{ value: 'Label' }` in the order of the screen. */
export function choice<const Options extends Readonly<Record<string, string>>>(
  options: Options,
  meta: FieldText & { readonly default: keyof Options & string },
) {
  const { default: standard, ...rest } = meta;
  return z
    .enum(valuesOf(options))
    .default(standard)
    .meta({ field: { control: 'choice', value: 'fixed', options: optionsOf(options), ...rest } });
}

/** Any of several, at least one unless `required` is false. */
export function choices<const Options extends Readonly<Record<string, string>>>(
  options: Options,
  meta: FieldText & { readonly default: readonly (keyof Options & string)[]; readonly required?: boolean },
) {
  const { default: standard, required = true, ...rest } = meta;
  const chosen = z.array(z.enum(valuesOf(options)));
  return (required ? chosen.min(1) : chosen)
    .default([...standard])
    .meta({ field: { control: 'choices', value: 'fixed', required, options: optionsOf(options), ...rest } });
}

/** A switch. Taken as it stands: no template can flip it. */
export const toggle = (meta: FieldText & { readonly default: boolean }) => {
  const { default: standard, ...rest } = meta;
  return z
    .boolean()
    .default(standard)
    .meta({ field: { control: 'toggle', value: 'fixed', ...rest } });
};

/**
 * JSON: a text with templates (a value outside quotes is put in as JSON, inside quotes as text), or data whose texts
 * may hold templates.
 */
export const json = (meta: FieldText & Encoded & { readonly required?: boolean; readonly list?: boolean }) =>
  z
    .unknown()
    .optional()
    .meta({ field: { control: 'json', value: 'template', keepsType: true, ...meta } });

/** JSONata without braces; the executor gets its value. */
export const expression = (meta: FieldText & { readonly required?: boolean }) =>
  z
    .unknown()
    .optional()
    .meta({ field: { control: 'expression', value: 'expression', keepsType: true, ...meta } });

/**
 * Groups of `left`, `operator`, `right` whose operands are templates. They have to be there unless `required` is false. `of`
 * names a provider field beside it: the form then offers that sender's event types as a choice, which is one of the conditions.
 */
export const conditions = (meta: FieldText & { readonly required?: boolean; readonly of?: string }) =>
  conditionGroupSchema
    .default({ combinator: 'and', rules: [] })
    .meta({ field: { control: 'conditions', value: 'template', keepsType: true, required: true, ...meta } });

/** The id of a provider, or `none`. The form offers what the providers' catalogue holds. */
export const provider = (meta: FieldText) =>
  z
    .string()
    .default('none')
    .meta({ field: { control: 'provider', value: 'fixed', ...meta } });

/**
 * The id of a credential; empty when there is none. The form offers by name those of the provider that the field `of` names,
 * or those of the `kinds` that authenticate requests.
 */
export const credential = (
  meta: FieldText &
    ({ readonly of: string } | { readonly kinds: readonly string[] | 'any'; readonly required?: boolean }),
) =>
  z
    .string()
    .default('')
    .meta({ field: { control: 'credential', value: 'fixed', ...meta } });

/** The id of another workflow. The form offers the workspace's workflows by name. */
export const workflow = (meta: FieldText) =>
  z
    .string()
    .min(1)
    .meta({ field: { control: 'workflow', value: 'fixed', required: true, ...meta } });

/** The name of a time zone, like `Europe/Berlin`. The form offers those of the platform; new nodes have the person's own. */
export const timezone = (meta: FieldText) =>
  z
    .string()
    .default('UTC')
    .meta({ field: { control: 'timezone', value: 'fixed', ...meta } });

const valuesOf = <Options extends Readonly<Record<string, string>>>(options: Options): (keyof Options & string)[] =>
  Object.keys(options);
