import type { RunningRun } from './running-run.js';

interface TimedJob {
  readonly runId: string;
  readonly lane: string;
  readonly delayMs: number;
}

/** Jobs for the moments at which something is due in a run: the end of each wait, and of its time. */
export const timedJobs = (run: RunningRun): TimedJob[] => [...waitsOf(run), ...deadlineOf(run)];

/** A job for the moment when its time is up. */
function deadlineOf(run: RunningRun): TimedJob[] {
  const delayMs = run.deadlineInMs();
  return delayMs === Infinity ? [] : [{ runId: run.id, lane: 'deadline', delayMs }];
}

/** A job for each wait, in a lane of its own: the run's other jobs may be alive until then. */
function waitsOf(run: RunningRun): TimedJob[] {
  const now = Date.parse(run.now());
  return run.plan().waiting.map(({ path, until }) => ({
    runId: run.id,
    lane: `${path}-${run.state.steps[path]?.attempts.length ?? 0}`,
    delayMs: Date.parse(until) - now,
  }));
}
