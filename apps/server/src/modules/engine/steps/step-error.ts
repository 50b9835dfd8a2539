import type { GraphNode, StepError } from '@hookline/domain';
import { ExpressionError } from '@hookline/expressions';
import { NodeError } from '@hookline/node-kit';
import type { Logger } from 'pino';

/**
 * The error shown to people. Anything that is neither the node's nor an expression's error is an internal fault, and is
 * logged.
 */
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
  logger.error({ err: error, nodeType: node.type }, 'A node threw an undeclared error; the step fails');
  return { code: 'node.fault', message: 'This step failed inside Hookline. The log says more.', retryable: true };
}
