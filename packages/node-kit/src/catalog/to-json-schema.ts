import { z } from 'zod';
import type { NodeDefinition } from '../definition/define-node.js';
import type { TriggerContract } from '../trigger/trigger-contract.js';

/** The config as JSON Schema (2020-12), for the API's catalogue. `field` holds what forms need beside the type. */
export const toJsonSchema = (definition: Pick<NodeDefinition, 'config'>): Readonly<Record<string, unknown>> => ({
  ...z.toJSONSchema(definition.config, { io: 'input' }),
});

/** A trigger's output as JSON Schema (2020-12), for the API's catalogue. */
export const outputJsonSchema = ({ output }: Pick<TriggerContract, 'output'>): Readonly<Record<string, unknown>> => ({
  ...z.toJSONSchema(output),
});
