/**
 * The task of a thread: resolves the expressions of a config. Failures are returned as data, because class instances do
 * not survive the transfer.
 */
import { ExpressionError, type ExpressionScope } from '@hookline/expressions';
import { NodeError, resolveConfig, type NodeDefinition, type NodeFailure } from '@hookline/node-kit';
import { nodeDefinitions } from '@hookline/nodes/definitions';

export interface ResolveTask {
  readonly nodeType: string;
  readonly config: unknown;
  readonly scope: ExpressionScope;
}

export type ResolveResult = { readonly config: unknown } | { readonly failure: NodeFailure };

/** Not the server's catalogue: a thread should load as little as possible. */
const definitions = new Map<string, NodeDefinition>(Object.entries(nodeDefinitions));

export async function resolveTask({ nodeType, config, scope }: ResolveTask): Promise<ResolveResult> {
  const definition = definitions.get(nodeType);
  if (!definition) throw new Error(`There is no node type ${nodeType}`);
  try {
    return { config: await resolveConfig(definition, config, scope) };
  } catch (error) {
    if (error instanceof NodeError) return { failure: describe(error) };
    if (error instanceof ExpressionError) return { failure: { code: error.code, message: error.message } };
    throw error;
  }
}

const describe = ({ code, message, retryable, retryAfterMs, details }: NodeError): NodeFailure => ({
  code,
  message,
  retryable,
  retryAfterMs,
  details,
});
