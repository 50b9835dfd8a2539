import type { z } from 'zod';
import type { FieldDescription } from './field-description.js';
import { readFields, type ConfigField } from './read-fields.js';

/** A node type's form, in the order of the screen. Plain JSON apart from `default`, which may be undefined. */
export const describeFields = (definition: { readonly config: z.ZodObject }): readonly FieldDescription[] =>
  readFields(definition.config).map(describe);

function describe({ schema: _, fields, ...description }: ConfigField): FieldDescription {
  return fields ? { ...description, fields: fields.map(describe) } : description;
}
