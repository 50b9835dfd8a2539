import type { NodeDefinition } from '../define-node.js';
import { readFields } from '../fields/read-fields.js';

/** What a new node of this type starts with: every field that has a default. `{}` means the same. */
export function defaultConfig(definition: Pick<NodeDefinition, 'config'>): Record<string, unknown> {
  const filled = readFields(definition.config).filter((field) => field.default !== undefined);
  return Object.fromEntries(filled.map((field) => [field.name, structuredClone(field.default)]));
}
