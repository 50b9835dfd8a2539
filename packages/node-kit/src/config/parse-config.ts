import { z } from 'zod';
import type { NodeDefinition } from '../definition/define-node.js';
import { NodeError } from '../errors/node-error.js';
import { readFields } from '../fields/read-fields.js';
import { firstReason } from './issue-reason.js';
import { labelOf } from './label-of.js';

/**
 * Checks a resolved config strictly and fills in defaults.
 * @throws NodeError `config.wrong`, naming the first wrong field; `details.field` is its dotted path
 */
export function parseConfig<Config extends z.ZodObject>(
  definition: Pick<NodeDefinition<string, Config>, 'type' | 'title' | 'config'>,
  config: unknown,
): z.output<Config> {
  const result = z.safeParse(definition.config, config ?? {}, { reportInput: true });
  const unknown = unknownKey(definition.config, config);
  if (result.success && unknown === undefined) return result.data;
  const issues = result.error?.issues ?? [];
  const path = issues[0]?.path.map(String) ?? [unknown ?? ''];
  const reason = firstReason(issues) ?? `It is no field of ${definition.title}.`;
  throw new NodeError({
    code: 'config.wrong',
    message: `${labelOf(readFields(definition.config), path)}: ${reason}`,
    details: { field: path.join('.') },
  });
}

/** zod drops keys it does not know; a misspelt field must not be lost in silence. */
export function unknownKey(schema: z.ZodObject, config: unknown): string | undefined {
  if (typeof config !== 'object' || config === null) return undefined;
  return Object.keys(config).find((key) => !(key in schema.shape));
}
