/** Builds the fields of a credential: zod schemas that also know how their form shows them. */
import { z } from 'zod';

export interface CredentialFieldMeta {
  readonly label: string;
  /** Where to find it, or what it does. */
  readonly help?: string;
  readonly placeholder?: string;
  /** Shown as dots, never given out again. */
  readonly secret: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

declare module 'zod' {
  interface GlobalMeta {
    credentialField?: CredentialFieldMeta | undefined;
  }
}

type Text = Omit<CredentialFieldMeta, 'secret' | 'options'>;

/** What a text has to look like, beside being there, and the sentence for one that does not. */
export interface TextRule {
  readonly pattern: Pick<RegExp, 'test'>;
  readonly message: string;
}

const ANY: TextRule = { pattern: /^/, message: '' };

/** A secret that has to be there. Spaces around what was pasted do not count. */
export const secretText = (meta: Text, { pattern, message }: TextRule = ANY) =>
  z
    .string()
    .trim()
    .min(1, `Fill in ${meta.label}`)
    .max(16_384)
    .refine((text) => pattern.test(text), message)
    .meta({ credentialField: { ...meta, secret: true } });

/** Text that is no secret. Without a default it has to be there. */
export function plainText(meta: Text, standard?: undefined, rule?: TextRule): z.ZodString;
export function plainText(meta: Text, standard: string, rule?: TextRule): z.ZodDefault<z.ZodString>;
export function plainText(meta: Text, standard?: string, { pattern, message }: TextRule = ANY) {
  const details = { credentialField: { ...meta, secret: false } };
  const text = z
    .string()
    .trim()
    .max(4096)
    .refine((given) => pattern.test(given), message);
  if (standard !== undefined) return text.default(standard).meta(details);
  return text.min(1, `Fill in ${meta.label}`).meta(details);
}

/** A secret that may be left empty. */
export const optionalSecret = (meta: Text, { pattern, message }: TextRule = ANY) =>
  z
    .string()
    .trim()
    .max(16_384)
    .refine((text) => pattern.test(text), message)
    .default('')
    .meta({ credentialField: { ...meta, secret: true } });

/** One of several, given as `{ value: 'Label' }`. */
export const oneOf = <const Options extends Readonly<Record<string, string>>>(
  options: Options,
  meta: Text,
  standard: keyof Options & string,
) => {
  const values = Object.keys(options) as (keyof Options & string)[];
  const listed = values.map((value) => ({ value, label: options[value] ?? value }));
  return z
    .enum(values)
    .default(standard)
    .meta({ credentialField: { ...meta, secret: false, options: listed } });
};

/** One field of a credential’s form, as the API gives it to the web. */
export interface CredentialField extends CredentialFieldMeta {
  readonly name: string;
  readonly required: boolean;
  /** What stands in the form at first. */
  readonly standard: string;
}

/** The form of a credential, field by field. */
export const credentialFields = (schema: z.ZodObject): readonly CredentialField[] =>
  Object.entries(schema.shape).map(([name, field]) => {
    const meta = z.globalRegistry.get(field)?.credentialField;
    if (!meta) throw new Error(`The credential field ${name} is not made with the builders of @hookline/credentials.`);
    const standard = field instanceof z.ZodDefault ? String(field.def.defaultValue) : '';
    return { name, ...meta, required: !(field instanceof z.ZodDefault), standard };
  });

/** The secrets in a credential's stored data; data of another shape has none. */
export function secretsIn(schema: z.ZodObject | null, data: unknown): readonly string[] {
  const values = new Map(Object.entries(data ?? {}));
  return Object.entries(schema?.shape ?? {}).flatMap(([name, field]) => {
    const value: unknown = values.get(name);
    const isSecret = z.globalRegistry.get(field)?.credentialField?.secret === true;
    return isSecret && typeof value === 'string' && value !== '' ? [value] : [];
  });
}
