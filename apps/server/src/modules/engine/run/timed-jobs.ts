import type { RunSession } from './run-session.js';

interface TimedJob {
  readonly runId: string;
  readonly key: string;
  readonly delayMs: number;
}

/** Delayed jobs of a run: for the end of each wait, and for its deadline. */
export const timedJobs = (run: RunSession): TimedJob[] => [...waitsOf(run), ...deadlineOf(run)];

function deadlineOf(run: RunSession): TimedJob[] {
  const delayMs = run.deadlineInMs();
  return delayMs === Infinity ? [] : [{ runId: run.id, key: 'deadline', delayMs }];
}

/** Each with its own job key: the run's other jobs may live until then. */
function waitsOf(run: RunSession): TimedJob[] {
  const now = Date.parse(run.now());
  return run.plan().waiting.map(({ nodeId, until }) => ({
    runId: run.id,
    key: `${nodeId}-${run.state.steps[nodeId]?.attempts.length ?? 0}`,
    delayMs: Date.parse(until) - now,
  }));
}
