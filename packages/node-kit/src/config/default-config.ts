import type { NodeDefinition } from '../definition/define-node.js';
import { readFields } from '../fields/read-fields.js';

/**
 * What a new node of this type starts with: every field that has a default. `{}` means the same.
 * @param timezone whose clock the author reads, for fields that hold a time zone; left out: their default
 */
export function defaultConfig(definition: Pick<NodeDefinition, 'config'>, timezone?: string): Record<string, unknown> {
  const filled = readFields(definition.config).filter((field) => field.default !== undefined);
  return Object.fromEntries(
    filled.map(({ name, control, default: standard }) => [
      name,
      control === 'timezone' ? (timezone ?? standard) : structuredClone(standard),
    ]),
  );
}
