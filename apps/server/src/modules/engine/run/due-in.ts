import { LEASE_MS } from '../store/run-writer.js';
import type { RunSession } from './run-session.js';

/** The sweeper's delay after the planned time, so that the planned job comes first. */
const GRACE_MS = 3000;
/** How often a waiting step is checked for progress. */
const CHECK_MS = 30_000;
const A_DAY_MS = 24 * 3_600_000;

/** When the sweeper should requeue the run if no worker has moved it by then. */
export function dueInMs(run: RunSession): number {
  const { ready, running, waiting, awaiting } = run.plan();
  const times = waiting.map(({ until }) => Date.parse(until) - Date.parse(run.now()) + GRACE_MS);
  if (running.length > 0) times.push(LEASE_MS + 500);
  if (ready.length > 0) times.push(GRACE_MS);
  if (awaiting.length > 0) times.push(CHECK_MS);
  return Math.max(0, Math.round(Math.min(...times, run.deadlineInMs() + GRACE_MS, A_DAY_MS)));
}
