import type { RunResponse, StepResponse } from '@hookline/contracts';

/**
 * The event to ask whether its body could be read as what it is called: only for the trigger's step and for one that
 * failed, and only if the body became a text.
 */
export function eventInDoubt(run: RunResponse, step: StepResponse): string | null {
  if (step.nodeId !== run.triggerNodeId && step.status !== 'failed') return null;
  const output = run.steps.find(({ nodeId }) => nodeId === run.triggerNodeId)?.output;
  const isText = typeof output === 'object' && output !== null && 'body' in output && typeof output.body === 'string';
  return isText ? run.eventId : null;
}
