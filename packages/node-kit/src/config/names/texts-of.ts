import { hasTemplate, parseTemplate } from '@hookline/expressions';
import type { ConfigValue } from '../config-values.js';

/** A text of a config that may hold expressions, with its place. */
export interface ConfigText {
  readonly path: string;
  readonly text: string;
}

/** The texts with templates inside one value, however deep. */
export function templatesIn({ field, path, value }: ConfigValue): readonly ConfigText[] {
  return field.value === 'template' && !field.fields ? textsIn(path, value) : [];
}

/** The expressions inside one value. @throws ExpressionError when a template is not closed */
export function expressionsIn(entry: ConfigValue): readonly ConfigText[] {
  const { field, path, value } = entry;
  if (field.value === 'expression')
    return typeof value === 'string' && value.trim() !== '' ? [{ path, text: value }] : [];
  return templatesIn(entry).flatMap((template) =>
    parseTemplate(template.text).flatMap((part) =>
      part.kind === 'expression' ? [{ path: template.path, text: part.source }] : [],
    ),
  );
}

function textsIn(path: string, value: unknown): readonly ConfigText[] {
  if (typeof value === 'string') return hasTemplate(value) ? [{ path, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(`${path}.${key}`, part));
}
