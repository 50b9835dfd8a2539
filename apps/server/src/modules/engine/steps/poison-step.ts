import type { RunFact } from '@hookline/domain';
import type { RunSession } from '../run/run-session.js';

/** How often a step is taken over from dead workers: it may be what they died of. */
const MAX_INTERRUPTIONS = 5;

export function exceededInterruptions(run: RunSession, nodeId: string): boolean {
  const attempts = run.state.steps[nodeId]?.attempts ?? [];
  return attempts.filter((attempt) => attempt.error?.code === 'step.interrupted').length >= MAX_INTERRUPTIONS;
}

export const poisonStepFact = (run: RunSession, nodeId: string): RunFact => ({
  kind: 'step-failed',
  nodeId,
  at: run.now(),
  startedAt: run.now(),
  retryAt: null,
  error: {
    code: 'step.interrupted',
    message: `Hookline was stopped ${MAX_INTERRUPTIONS} times while this step was running, so it was given up.`,
    retryable: false,
  },
});
