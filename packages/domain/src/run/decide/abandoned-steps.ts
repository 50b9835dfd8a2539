import { isInterruption } from '../state/is-interruption.js';
import type { RunState, StepState } from '../state/run-state.js';

/**
 * Steps whose child runs nothing waits for any more, because their run has ended first. Their worker may have died
 * between creating the runs and committing the wait: such a step is known only as unfinished, or as retried elsewhere
 * and failed.
 * @param isContainer whether a node holds others, and so has iterations
 */
export function abandonedSteps({ status, steps }: RunState, isContainer: (nodeId: string) => boolean): string[] {
  const endedEarly = status === 'failed' || status === 'cancelled';
  return Object.values(steps)
    .filter((step) => failedElsewhere(step) || (endedEarly && isCutOff(step, isContainer)))
    .map((step) => step.nodeId);
}

const failedElsewhere = ({ status, attempts }: StepState): boolean =>
  status === 'failed' && attempts.some(isInterruption);

const isCutOff = ({ status, wait, nodeId }: StepState, isContainer: (nodeId: string) => boolean): boolean =>
  status === 'cancelled' ? !waitsForNoRun(wait) : status === 'not-taken' && isContainer(nodeId);

const waitsForNoRun = (wait: StepState['wait']): boolean => wait?.kind === 'time' || wait?.kind === 'callback';
