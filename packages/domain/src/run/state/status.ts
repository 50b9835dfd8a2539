/** Every end has a name (ARCHITECTURE.md, invariant 6). */
export const RUN_STATUSES = [
  'queued',
  'running',
  'waiting',
  'held',
  'succeeded',
  'failed',
  'filtered',
  'cancelled',
] as const;

/** A step may also be `not-taken` (on a dead branch, or never reached) or `skipped` (its node is disabled). */
export const STEP_STATUSES = [...RUN_STATUSES, 'not-taken', 'skipped'] as const;

/** One of {@link RUN_STATUSES}. `held`: a person has to decide about one of its steps. */
export type RunStatus = (typeof RUN_STATUSES)[number];
/** One of {@link STEP_STATUSES}. */
export type StepStatus = (typeof STEP_STATUSES)[number];

const FINISHED_RUN: ReadonlySet<RunStatus> = new Set(['succeeded', 'failed', 'filtered', 'cancelled']);
const SETTLED_STEP: ReadonlySet<StepStatus> = new Set([...FINISHED_RUN, 'not-taken', 'skipped']);

/** A finished run never becomes unfinished. */
export const isFinished = (status: RunStatus): boolean => FINISHED_RUN.has(status);

/** A settled step will not move any more within this run. */
export const isSettled = (status: StepStatus): boolean => SETTLED_STEP.has(status);

/** What became of an event. */
export const VERDICTS = ['run', 'filtered', 'duplicate', 'held', 'captured', 'refused'] as const;
/** One of {@link VERDICTS}; each stored event has exactly one. */
export type Verdict = (typeof VERDICTS)[number];
