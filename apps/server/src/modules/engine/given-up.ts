import type { RunFact } from '@hookline/domain';
import type { RunningRun } from './running-run.js';

/** How often a step is taken over from workers that died with it: it may be what they died of. */
const MOST_INTERRUPTIONS = 5;

export function isHopeless(run: RunningRun, path: string): boolean {
  const attempts = run.state.steps[path]?.attempts ?? [];
  return attempts.filter((attempt) => attempt.error?.code === 'step.interrupted').length >= MOST_INTERRUPTIONS;
}

export const givenUp = (run: RunningRun, path: string): RunFact => ({
  kind: 'step-failed',
  path,
  at: run.now(),
  startedAt: run.now(),
  retryAt: null,
  error: {
    code: 'step.interrupted',
    message: `Hookline was stopped ${MOST_INTERRUPTIONS} times while this step was running, so it was given up.`,
    retryable: false,
  },
});
