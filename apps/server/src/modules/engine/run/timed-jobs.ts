import type { RunSession } from './run-session.js';

interface TimedJob {
  readonly runId: string;
  readonly key: string;
  readonly delayMs: number;
}

/** Jobs for the moments at which something is due in a run: the end of each wait, and of its time. */
export const timedJobs = (run: RunSession): TimedJob[] => [...waitsOf(run), ...deadlineOf(run)];

/** A job for the moment when its time is up. */
function deadlineOf(run: RunSession): TimedJob[] {
  const delayMs = run.deadlineInMs();
  return delayMs === Infinity ? [] : [{ runId: run.id, key: 'deadline', delayMs }];
}

/** A job for each wait, with a key of its own: the run's other jobs may be alive until then. */
function waitsOf(run: RunSession): TimedJob[] {
  const now = Date.parse(run.now());
  return run.plan().waiting.map(({ nodeId, until }) => ({
    runId: run.id,
    key: `${nodeId}-${run.state.steps[nodeId]?.attempts.length ?? 0}`,
    delayMs: Date.parse(until) - now,
  }));
}
