import type { GraphNode, StepError } from '@hookline/domain';
import { ExpressionError } from '@hookline/expressions';
import { NodeError } from '@hookline/node-kit';
import type { Logger } from 'pino';

/** What a person reads of a failure. Whatever is neither the node's nor an expression's is a fault of ours, and logged. */
export function toStepError(
  error: unknown,
  node: GraphNode,
  logger: Logger,
): StepError & { retryAfterMs?: number | undefined } {
  if (error instanceof NodeError) {
    const { code, message, retryable, retryAfterMs, details } = error;
    return { code, message, retryable, retryAfterMs, ...(details ? { details } : {}) };
  }
  if (error instanceof ExpressionError) return { code: error.code, message: error.message, retryable: false };
  logger.error({ err: error, nodeType: node.type }, 'A node failed in a way it does not declare');
  return { code: 'node.fault', message: 'This step failed inside Hookline. The log says more.', retryable: true };
}
