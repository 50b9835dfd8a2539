/**
 * What may happen next in a run, given its state and the time. Decides only; starting a step, and making sure that
 * nobody else does, is the engine's.
 */
import { isReady } from './is-ready.js';
import type { RunGraph } from './run-graph.js';
import type { RunState, StepPath, StepState } from './run-state.js';
import { isFinished } from './status.js';

export interface RunPlan {
  /** Steps that may begin now: ready for the first time, or due for another try. In the order of the graph. */
  readonly ready: readonly StepPath[];
  /** Steps that were started and have no result yet: alive somewhere, or interrupted. */
  readonly running: readonly StepPath[];
  /** Steps that wait for a time: their next try, the end of a delay, the last moment for an answer. */
  readonly waiting: readonly { readonly path: StepPath; readonly until: string }[];
  /** Steps whose time has come: their wait is over. */
  readonly elapsed: readonly StepPath[];
  /** Steps that wait for more than a time: an answer, a loop's iterations, a called workflow. */
  readonly awaiting: readonly StepPath[];
}

/** @param now ISO 8601, the database's clock, so that machines whose clocks differ decide alike. */
export function planNextSteps(graph: RunGraph, state: RunState, now: string): RunPlan {
  const plan = new Planning(Date.parse(now));
  if (isFinished(state.status)) return plan;
  for (const nodeId of graph.nodes.keys()) {
    const step = state.steps[nodeId];
    if (step) plan.place(step);
    else if (state.error === null && isReady(graph, state.steps, nodeId)) plan.ready.push(nodeId);
  }
  return plan;
}

class Planning implements RunPlan {
  readonly ready: StepPath[] = [];
  readonly running: StepPath[] = [];
  readonly waiting: { path: StepPath; until: string }[] = [];
  readonly elapsed: StepPath[] = [];
  readonly awaiting: StepPath[] = [];

  constructor(private readonly now: number) {}

  place({ path, status, wait, attempts }: StepState): void {
    if (status === 'running') this.running.push(path);
    if (status !== 'waiting') return;
    if (wait === null) return this.placeWait(path, attempts.at(-1)?.retryAt ?? null, this.ready);
    if (wait.kind !== 'time') this.awaiting.push(path);
    if (wait.kind === 'time' || wait.kind === 'callback') this.placeWait(path, wait.until, this.elapsed);
  }

  private placeWait(path: StepPath, until: string | null, due: StepPath[]): void {
    if (until === null || Date.parse(until) <= this.now) due.push(path);
    else this.waiting.push({ path, until });
  }
}
