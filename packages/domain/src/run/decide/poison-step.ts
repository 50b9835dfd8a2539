import type { RunFact } from '../state/fact.js';
import { isInterruption } from '../state/is-interruption.js';
import type { RunState } from '../state/run-state.js';

/** How many workers may die with a step: it may be what they died of. */
const MAX_INTERRUPTIONS = 5;

/** Whether a step whose worker is dead, or that is ready, has lost as many as any step may. The last one's attempt is still open. */
export const exceededInterruptions = ({ steps }: RunState, nodeId: string): boolean =>
  (steps[nodeId]?.attempts ?? []).filter((attempt) => attempt.finishedAt === null || isInterruption(attempt)).length >=
  MAX_INTERRUPTIONS;

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
