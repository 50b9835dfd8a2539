import type { RunFact } from '../state/fact.js';
import type { RunState } from '../state/run-state.js';
import { isFinished } from '../state/status.js';

/** With this code a step reports that it was cancelled, because its run had ended. */
export const STEP_CANCELLED = 'step.told-to-stop';

/** A step reports its run as ended. If the run has not, the report is wrong and the step counts as interrupted. */
export const isCredible = (state: RunState, fact: RunFact): boolean =>
  isFinished(state.status) || fact.kind !== 'step-failed' || fact.error.code !== STEP_CANCELLED;
