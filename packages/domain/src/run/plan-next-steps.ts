/**
 * What may happen next in a run, given its state and the time. Decides only; starting a step, and making sure that
 * nobody else does, is the engine's.
 */
import { isReady } from './is-ready.js';
import type { RunGraph } from './run-graph.js';
import type { RunState, StepPath } from './run-state.js';
import { isFinished } from './status.js';

export interface RunPlan {
  /** Steps that may begin now: ready for the first time, or due for another try. In the order of the graph. */
  readonly ready: readonly StepPath[];
  /** Steps that were started and have no result yet: alive somewhere, or interrupted. */
  readonly running: readonly StepPath[];
  /** Steps that wait for their next try, with the time. */
  readonly waiting: readonly { readonly path: StepPath; readonly until: string }[];
}

/** @param now ISO 8601, the database's clock, so that machines whose clocks differ decide alike. */
export function planNextSteps(graph: RunGraph, state: RunState, now: string): RunPlan {
  const ready: StepPath[] = [];
  const running: StepPath[] = [];
  const waiting: { path: StepPath; until: string }[] = [];
  if (isFinished(state.status)) return { ready, running, waiting };
  for (const nodeId of graph.nodes.keys()) {
    const step = state.steps[nodeId];
    if (!step) {
      if (state.error === null && isReady(graph, state.steps, nodeId)) ready.push(nodeId);
    } else if (step.status === 'running') {
      running.push(step.path);
    } else if (step.status === 'waiting') {
      const until = step.attempts.at(-1)?.retryAt ?? now;
      if (Date.parse(until) <= Date.parse(now)) ready.push(step.path);
      else waiting.push({ path: step.path, until });
    }
  }
  return { ready, running, waiting };
}
