/** Reads a config's schema as fields, once per schema: what forms, checks and the resolving of templates walk over. */
import { z } from 'zod';
import type { FieldDescription } from './field-description.js';
import { fieldMetaOf, type Discriminator } from './field-meta.js';

/** A field together with the schema that checks its resolved value. */
export interface ConfigField extends FieldDescription {
  readonly schema: z.core.$ZodType;
  readonly fields?: readonly ConfigField[] | undefined;
}

const read = new WeakMap<z.core.$ZodType, readonly ConfigField[]>();

export function readFields(config: z.ZodObject): readonly ConfigField[] {
  const known = read.get(config);
  if (known) return known;
  const fields = fieldsOfShape(config.shape);
  read.set(config, fields);
  return fields;
}

const fieldsOfShape = (shape: z.core.$ZodLooseShape): ConfigField[] =>
  Object.entries(shape).map(([name, schema]) => readField(name, schema));

function readField(name: string, schema: z.core.$ZodType): ConfigField {
  const meta = fieldMetaOf(schema);
  if (!meta) throw new Error(`The field "${name}" was not made by field.*, so no form can show it.`);
  const { required = false, keepsType = false, advanced = false, discriminator, ...rest } = meta;
  const holdsFields = meta.control === 'group' || meta.control === 'list';
  const fields = holdsFields ? fieldsInside(unwrap(schema), discriminator) : undefined;
  const field = { ...rest, name, required, keepsType, advanced, default: defaultOf(schema), schema };
  return fields ? { ...field, fields } : field;
}

function fieldsInside(schema: z.core.$ZodType, discriminator: Discriminator | undefined): ConfigField[] | undefined {
  if (schema instanceof z.ZodObject) return fieldsOfShape(schema.shape);
  if (schema instanceof z.ZodArray) return fieldsInside(schema.element, undefined);
  if (!discriminator || !(schema instanceof z.ZodDiscriminatedUnion)) return undefined;
  return [
    choiceField(discriminator),
    ...schema.options.flatMap((variant) => fieldsOfVariant(variant, discriminator.name)),
  ];
}

function fieldsOfVariant(variant: z.core.$ZodType, name: string): ConfigField[] {
  if (!(variant instanceof z.ZodObject)) return [];
  const { [name]: literal, ...others } = variant.shape;
  const is = literal instanceof z.ZodLiteral ? [...literal.values].map(String) : [];
  return fieldsOfShape(others).map((field) => ({ ...field, showWhen: { field: name, is } }));
}

function choiceField({ name, label, options }: Discriminator): ConfigField {
  const values = options.map(({ value }) => value);
  return {
    name,
    label,
    options,
    control: 'choice',
    value: 'fixed',
    required: false,
    keepsType: false,
    advanced: false,
    default: values[0],
    schema: z.enum(values),
  };
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const wrapped = schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
  return wrapped ? unwrap(schema.unwrap()) : schema;
}

function defaultOf(schema: z.core.$ZodType): unknown {
  const result = z.safeParse(schema, undefined);
  return result.success ? result.data : undefined;
}
