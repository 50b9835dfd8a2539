import type { NodeOutcome } from '@hookline/domain';
import { ExpressionError } from '@hookline/expressions';
import type { z } from 'zod';
import { effectOf } from '../catalog/effect-of.js';
import { parseConfig } from '../config/parse-config.js';
import type { NodeDefinition } from '../definition/define-node.js';
import { isWorthAnotherTry } from '../errors/is-worth-another-try.js';
import { NodeError } from '../errors/node-error.js';
import type { ExecutionContext } from './execution-context.js';

/** The code of a node type, without its types. Make it with {@link defineExecutor}. */
export interface NodeExecutor<Type extends string = string> {
  readonly type: Type;
  /** @param config resolved: every template already has its value. @throws NodeError */
  execute(config: unknown, context: ExecutionContext): Promise<NodeOutcome>;
}

/**
 * Types an executor by its definition: an undeclared port or a misspelt config key does not compile.
 * @example
 * ```ts
 * import { defineNode, field } from '@hookline/node-kit';
 * import { runNode } from '@hookline/node-kit/testing';
 * import { z } from 'zod';
 *
 * const config = z.object({ by: field.number({ label: 'By', default: 2, min: 0, max: 9 }) });
 * const facts = { type: 'times', title: 'Times', summary: '', icon: 'wand', category: 'data', effect: 'pure' } as const;
 * const times = defineExecutor(defineNode({ ...facts, config }), ({ by }, { input }) => ({
 *   kind: 'completed',
 *   port: 'out',
 *   output: Number(input) * by,
 * }));
 * await runNode(times, { input: 21 }); // => { kind: 'completed', port: 'out', output: 42 }
 * ```
 */
export function defineExecutor<Type extends string, Config extends z.ZodObject, Port extends string>(
  definition: NodeDefinition<Type, Config, Port>,
  run: (
    config: z.output<Config>,
    context: ExecutionContext,
  ) => NodeOutcome<NoInfer<Port>> | Promise<NodeOutcome<NoInfer<Port>>>,
): NodeExecutor<Type> {
  return {
    type: definition.type,
    execute: async (config, context) => {
      try {
        return await run(parseConfig(definition, config), context);
      } catch (error) {
        if (error instanceof ExpressionError) throw new NodeError({ ...failureOf(error), cause: error });
        throw mustNotBeRepeated(error) && effectOf(definition, config) === 'write' ? notRepeated(error) : error;
      }
    },
  };
}

const mustNotBeRepeated = (error: unknown): error is NodeError =>
  error instanceof NodeError && error.mayHaveHappened && error.retryable;

/**
 * RFC 9110 §9.2.2: a client does not retry a request that is not idempotent, unless it knows that the request was never
 * applied.
 */
const notRepeated = (error: NodeError): NodeError =>
  error.with({
    message: `${error.message} What was asked for may have been done, so it is not tried again by itself. Look there first.`,
    retryable: false,
  });

/** Some expression errors show only in the executor: a wrong pattern in a condition, for example. */
const failureOf = (error: ExpressionError) => ({
  code: error.code,
  message: error.message,
  retryable: isWorthAnotherTry(error),
});
