import type { RunFact } from '../state/fact.js';
import { isInterruption } from '../state/is-interruption.js';
import type { RunState } from '../state/run-state.js';

/** How often a step is taken over from dead workers: it may be what they died of. */
const MAX_INTERRUPTIONS = 5;

/** Whether a step has lost its worker as often as any step may. */
export const exceededInterruptions = ({ steps }: RunState, nodeId: string): boolean =>
  (steps[nodeId]?.attempts ?? []).filter(isInterruption).length >= MAX_INTERRUPTIONS;

/** A step that is given up, so that it kills no further worker. @param at ISO 8601 */
export const poisonStepFact = (nodeId: string, at: string): RunFact => ({
  kind: 'step-failed',
  nodeId,
  at,
  startedAt: at,
  retryAt: null,
  error: {
    code: 'step.interrupted',
    message: `Hookline was stopped ${MAX_INTERRUPTIONS} times while this step was running, so it was given up.`,
    retryable: false,
  },
});
