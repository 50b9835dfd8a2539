import { z } from 'zod';
import type { FieldEncoding, FieldText } from './field-meta.js';

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

function textField(meta: Text & Encoded & Partial<Required>, control: 'text' | 'multiline' | 'url' | 'secret') {
  const { default: standard = '', ...rest } = meta;
  const details = { field: { control, value: 'template' as const, ...rest } };
  const text = control === 'url' ? z.string().refine(isWebAddress, NO_ADDRESS) : z.string();
  // A hidden one may be missing; while it is shown, the form and the resolving of the config ask for it.
  const mayBeMissing = meta.required !== true || meta.showWhen !== undefined;
  return mayBeMissing ? text.default(standard).meta(details) : text.min(1).meta(details);
}

const NO_ADDRESS = 'It needs to be a web address that begins with http:// or https://.';

const isWebAddress = (text: string): boolean => text === '' || /^https?:\/\/[^\s/]/i.test(text.trim());
