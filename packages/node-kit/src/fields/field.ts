/* oxlint-disable max-lines -- the builders of all fields, each with its example */
/** Builds a config's fields: each is a zod schema that also knows its place in the form. Used as `field.text({…})`. */
import { CONDITION_OPERATORS, type ConditionGroup } from '@hookline/expressions';
import { z } from 'zod';
import type { FieldEncoding, FieldOption, FieldText } from './field-meta.js';

type Text = FieldText & { readonly default?: string };
type Encoded = { readonly encoding?: FieldEncoding };
type Required = { readonly required: true };

/**
 * One line of text; templates in it are joined as text.
 * @example
 * ```ts
 * field.text({ label: 'To', default: '{{ input.email }}' }).parse(undefined); // => '{{ input.email }}'
 * ```
 */
export function text(meta: Text & Encoded & Required): z.ZodString;
export function text(meta: Text & Encoded): z.ZodDefault<z.ZodString>;
export function text(meta: Text & Encoded & Partial<Required>) {
  return textField(meta, 'text');
}

/** Several lines of text. */
export function multiline(meta: Text & Encoded & Required): z.ZodString;
export function multiline(meta: Text & Encoded): z.ZodDefault<z.ZodString>;
export function multiline(meta: Text & Encoded & Partial<Required>) {
  return textField(meta, 'multiline');
}

/** A web address. Whether it may be reached is decided when it is. Values in it are encoded (`encodeUrlValue`). */
export function url(meta: Text & Required): z.ZodString;
export function url(meta: Text): z.ZodDefault<z.ZodString>;
export function url(meta: Text & Partial<Required>) {
  return textField({ ...meta, encoding: 'url' }, 'url');
}

/** An address or token that must not be read over a shoulder: shown as dots. It is stored like any other text. */
export function secret(meta: Text & Required): z.ZodString;
export function secret(meta: Text): z.ZodDefault<z.ZodString>;
export function secret(meta: Text & Partial<Required>) {
  return textField(meta, 'secret');
}

/** One line of text that is taken as it stands: a name that must be known before the run. */
export const plain = (meta: FieldText & { readonly numbered?: string }) =>
  z
    .string()
    .default('')
    .meta({ field: { control: 'text', value: 'fixed', ...meta } });

/** Text or a value of any type: a field that is exactly one template keeps the value's type. `list`: see FieldMeta. */
export const value = (meta: FieldText & { readonly required?: boolean; readonly list?: boolean }) =>
  z
    .unknown()
    .optional()
    .meta({ field: { control: 'text', value: 'template', keepsType: true, ...meta } });

/** A number between `min` and `max`. A template that gives a numeric text counts. */
export const number = (
  meta: FieldText & { readonly default: number; readonly min: number; readonly max: number; readonly whole?: boolean },
) => {
  const { default: standard, whole = true, ...rest } = meta;
  const schema = (whole ? z.int() : z.number()).min(meta.min).max(meta.max);
  return schema.default(standard).meta({ field: { control: 'number', value: 'template', keepsType: true, ...rest } });
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

/** Any of several, at least one. */
export function choices<const Options extends Readonly<Record<string, string>>>(
  options: Options,
  meta: FieldText & { readonly default: readonly (keyof Options & string)[] },
) {
  const { default: standard, ...rest } = meta;
  return z
    .array(z.enum(valuesOf(options)))
    .min(1)
    .default([...standard])
    .meta({ field: { control: 'choices', value: 'fixed', required: true, options: optionsOf(options), ...rest } });
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

/** The id of a credential of the provider that the field `of` names; empty when there is none. The form offers them by name. */
export const credential = (meta: FieldText & { readonly of: string }) =>
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

/** Rows that all have the same fields. */
export const list = <Shape extends z.ZodRawShape>(shape: Shape, meta: FieldText & { readonly addLabel: string }) =>
  z
    .array(z.strictObject(shape))
    .default([])
    .meta({ field: { control: 'list', value: 'fixed', ...meta } });

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

function textField(meta: Text & Encoded & Partial<Required>, control: 'text' | 'multiline' | 'url' | 'secret') {
  const { default: standard = '', ...rest } = meta;
  const details = { field: { control, value: 'template' as const, ...rest } };
  const text = control === 'url' ? z.string().refine(isWebAddress, NO_ADDRESS) : z.string();
  return meta.required ? text.min(1).meta(details) : text.default(standard).meta(details);
}

const NO_ADDRESS = 'It needs to be a web address that begins with http:// or https://.';

const isWebAddress = (text: string): boolean => text === '' || /^https?:\/\/[^\s/]/i.test(text.trim());

const optionsOf = (options: Readonly<Record<string, string>>): readonly FieldOption[] =>
  Object.entries(options).map(([value, label]) => ({ value, label }));

const valuesOf = <Options extends Readonly<Record<string, string>>>(options: Options): (keyof Options & string)[] =>
  Object.keys(options);

const conditionRuleSchema = z.strictObject({
  left: z.unknown().optional(),
  operator: z.enum(CONDITION_OPERATORS),
  right: z.unknown().optional(),
  name: z.string().optional(),
  unset: z.boolean().optional(),
});

/** Also used to read conditions outside of a config. */
export const conditionGroupSchema: z.ZodType<ConditionGroup> = z.strictObject({
  combinator: z.enum(['and', 'or']).default('and'),
  get rules() {
    return z.array(z.union([conditionRuleSchema, conditionGroupSchema])).default([]);
  },
});
