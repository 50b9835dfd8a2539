import { z } from 'zod';
import type { NodeDefinition } from './define-node.js';

/** The config as JSON Schema (2020-12), for the API's catalogue. `field` holds what forms need beside the type. */
export const toJsonSchema = (definition: Pick<NodeDefinition, 'config'>): Readonly<Record<string, unknown>> => ({
  ...z.toJSONSchema(definition.config, { io: 'input' }),
});
