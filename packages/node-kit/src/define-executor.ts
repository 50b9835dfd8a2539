import type { NodeOutcome } from '@hookline/domain';
import type { z } from 'zod';
import type { NodeDefinition } from './define-node.js';
import type { ExecutionContext } from './execution-context.js';

export interface NodeExecutor<Type extends string = string> {
  readonly type: Type;
  /** @param config resolved: every template already has its value. @throws NodeError */
  execute(config: unknown, context: ExecutionContext): Promise<NodeOutcome>;
}

/** Types an executor by its definition: an undeclared port or a misspelt config key does not compile. */
export function defineExecutor<Type extends string, Config extends z.ZodObject, Port extends string>(
  definition: NodeDefinition<Type, Config, Port>,
  run: (config: z.output<Config>, context: ExecutionContext) => NodeOutcome<NoInfer<Port>> | Promise<NodeOutcome<NoInfer<Port>>>,
): NodeExecutor<Type> {
  return {
    type: definition.type,
    execute: async (config, context) => run(parseConfig(definition, config), context),
  };
}
