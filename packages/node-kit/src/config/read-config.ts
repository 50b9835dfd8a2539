import { z } from 'zod';
import type { NodeDefinition } from '../definition/define-node.js';
import { fieldMetaOf } from '../fields/field-meta.js';
import { isRecord } from './config-values.js';

/**
 * Reads a stored config leniently: a part that does not fit counts as left out, so its default stands in for it. For
 * settings that are read outside of a run, of documents that may be older or half finished; a step's config is read
 * strictly, by `parseConfig`.
 * @throws Error when a field that does not fit has no default: an author's mistake
 * @example
 * ```ts
 * import { field } from '@hookline/node-kit';
 * import { z } from 'zod';
 *
 * const config = z.object({
 *   hours: field.number({ label: 'Hours', default: 72, min: 1, max: 720 }),
 *   note: field.plain({ label: 'Note' }),
 * });
 * readConfig({ config }, { hours: 'soon', note: 'Orders' }); // => { hours: 72, note: 'Orders' }
 * ```
 */
export const readConfig = <Config extends z.ZodObject>(
  { config: schema }: Pick<NodeDefinition<string, Config>, 'config'>,
  config: unknown,
): z.output<Config> => schema.parse(withoutFaults(schema, isRecord(config) ? config : {}));

/** The parts of a value that fit; undefined when none does. */
function withoutFaults(schema: z.core.$ZodType, value: unknown): unknown {
  if (value === undefined || z.safeParse(schema, value).success) return value;
  // Conditions are one whole: an alternative that is left out would filter events that it was to let in.
  if (fieldMetaOf(schema)?.control === 'conditions') return undefined;
  const kept = fittingParts(unwrap(schema), value);
  return z.safeParse(schema, kept).success ? kept : undefined;
}

function fittingParts(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => withoutFaults(schema.element, item)).filter((item) => item !== undefined);
  if (!isRecord(value)) return undefined;
  if (schema instanceof z.ZodObject) return fittingMembers(schema.shape, value);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return undefined;
  const { discriminator } = schema.def;
  const chosen = schema.options.find(
    (option) => option instanceof z.ZodObject && z.safeParse(option.shape[discriminator], value[discriminator]).success,
  );
  return chosen instanceof z.ZodObject ? fittingMembers(chosen.shape, value) : undefined;
}

const fittingMembers = (shape: z.core.$ZodLooseShape, value: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(
    Object.entries(shape)
      .filter(([name]) => Object.hasOwn(value, name))
      .map(([name, member]) => [name, withoutFaults(member, value[name])]),
  );

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const wrapped = schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
  return wrapped ? unwrap(schema.unwrap()) : schema;
}
