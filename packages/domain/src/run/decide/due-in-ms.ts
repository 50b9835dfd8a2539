import type { RunView } from './run-view.js';

/** The sweeper's delay after the planned time, so that the planned job comes first. */
const GRACE_MS = 3000;
/** How often a waiting step is checked for progress. */
const CHECK_MS = 30_000;
const A_DAY_MS = 24 * 3_600_000;

/**
 * In how many milliseconds the run should have moved, so that the sweeper requeues it otherwise; 0 for what is late already.
 * @param leaseMs how long a step's lease is valid without renewal
 */
export function dueInMs(
  { plan, now, deadlineInMs }: Pick<RunView, 'plan' | 'now' | 'deadlineInMs'>,
  leaseMs: number,
): number {
  const { ready, running, waiting, awaiting } = plan;
  const times = waiting.map(({ until }) => Date.parse(until) - Date.parse(now) + GRACE_MS);
  if (running.length > 0) times.push(leaseMs + 500);
  if (ready.length > 0) times.push(GRACE_MS);
  if (awaiting.length > 0) times.push(CHECK_MS);
  return Math.max(0, Math.round(Math.min(...times, deadlineInMs + GRACE_MS, A_DAY_MS)));
}
