import { isShown } from '../fields/field-description.js';
import type { ConfigField } from '../fields/read-fields.js';

/** Whether a value is an object with members: no list and not null. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One value of a config together with the field that it belongs to. */
export interface ConfigValue {
  readonly field: ConfigField;
  /** Dotted path in the config: `headers.0.value`. */
  readonly path: string;
  readonly value: unknown;
}

/** The values of the fields that are shown, those inside lists and groups included. Order of the form. */
export function configValues(fields: readonly ConfigField[], config: unknown, above = ''): readonly ConfigValue[] {
  const values = isRecord(config) ? config : {};
  return fields
    .filter((field) => isShown(field, fields, values))
    .flatMap((field): readonly ConfigValue[] => {
      const entry = { field, path: `${above}${field.name}`, value: values[field.name] };
      return [entry, ...valuesInside(entry)];
    });
}

function valuesInside({ field, path, value }: ConfigValue): readonly ConfigValue[] {
  const { fields, control } = field;
  if (!fields) return [];
  if (control === 'group') return configValues(fields, value ?? field.default, `${path}.`);
  return Array.isArray(value) ? value.flatMap((row, index) => configValues(fields, row, `${path}.${index}.`)) : [];
}

/** Nothing was filled in, and no default stands in for it. */
export function isBlank({ field, value = field.default }: ConfigValue): boolean {
  if (field.control === 'conditions') {
    return !isRecord(value) || !Array.isArray(value['rules']) || value['rules'].length === 0;
  }
  if (Array.isArray(value)) return field.control === 'choices' && value.length === 0;
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
