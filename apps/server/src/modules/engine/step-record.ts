import type { RunState, StepState } from '@hookline/domain';

/**
 * A copy of a run's steps, by path, in which `later` ones take the place of others. It has no prototype: a step may be
 * called `constructor` or `__proto__`, and what is not in here is then not there.
 */
export function stepRecord(steps: RunState['steps'], later: RunState['steps'] = {}): Record<string, StepState> {
  const none: Record<string, StepState> = Object.create(null);
  return Object.assign(none, steps, later);
}
