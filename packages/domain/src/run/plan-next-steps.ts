/**
 * What may happen next in a run, given its state and the time. Decides only; starting a step, and making sure that
 * nobody else does, is the engine's.
 */
import { isReady } from './is-ready.js';
import type { RunGraph } from './run-graph.js';
import type { RunState, StepState } from './run-state.js';
import { isFinished } from './status.js';

export interface RunPlan {
  /** Steps that may begin now: ready for the first time, or due for another try. In the order of the graph. */
  readonly ready: readonly string[];
  /** Steps that were started and have no result yet: alive somewhere, or interrupted. */
  readonly running: readonly string[];
  /** Steps that wait for a time: their next try, the end of a delay, the last moment for an answer. */
  readonly waiting: readonly { readonly nodeId: string; readonly until: string }[];
  /** Steps whose time has come: their wait is over. */
  readonly elapsed: readonly string[];
  /** Steps that wait for more than a time: an answer, a loop's iterations, a called workflow. */
  readonly awaiting: readonly string[];
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
  readonly ready: string[] = [];
  readonly running: string[] = [];
  readonly waiting: { nodeId: string; until: string }[] = [];
  readonly elapsed: string[] = [];
  readonly awaiting: string[] = [];

  constructor(private readonly now: number) {}

  place({ nodeId, status, wait, attempts }: StepState): void {
    if (status === 'running') this.running.push(nodeId);
    if (status !== 'waiting') return;
    if (wait === null) return this.placeWait(nodeId, attempts.at(-1)?.retryAt ?? null, this.ready);
    if (wait.kind !== 'time') this.awaiting.push(nodeId);
    if (wait.kind === 'time' || wait.kind === 'callback') this.placeWait(nodeId, wait.until, this.elapsed);
  }

  private placeWait(nodeId: string, until: string | null, due: string[]): void {
    if (until === null || Date.parse(until) <= this.now) due.push(nodeId);
    else this.waiting.push({ nodeId, until });
  }
}
