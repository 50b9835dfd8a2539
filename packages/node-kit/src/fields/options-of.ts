import type { FieldOption } from './field-meta.js';

export const optionsOf = (options: Readonly<Record<string, string>>): readonly FieldOption[] =>
  Object.entries(options).map(([value, label]) => ({ value, label }));
