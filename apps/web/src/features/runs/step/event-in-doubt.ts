import type { RunResponse, StepResponse } from '@hookline/contracts';

/**
 * The event whose body may not match its content type: only for the trigger's step and failed steps, and only if the
 * body was read as text.
 */
export function eventInDoubt(run: RunResponse, step: StepResponse): string | null {
  if (step.nodeId !== run.triggerNodeId && step.status !== 'failed') return null;
  const output = run.steps.find(({ nodeId }) => nodeId === run.triggerNodeId)?.output;
  const isText = typeof output === 'object' && output !== null && 'body' in output && typeof output.body === 'string';
  return isText ? run.eventId : null;
}
