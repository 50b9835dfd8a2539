/**
 * What may happen next in a run, given its state and the time. Decides only: the engine starts a step and ensures that no other
 * process does.
 */
import type { RunGraph } from '../run-graph.js';
import type { RunState, StepState } from '../state/run-state.js';
import { isFinished } from '../state/status.js';
import { isReady } from './is-ready.js';

/** Node ids by what may happen to them next; all lists are empty once the run has ended. */
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

/**
 * Sorts the steps of a run by what may happen next. Visits every node once: O(nodes + edges).
 * @param now ISO 8601, the database's clock, so that machines whose clocks differ decide alike.
 * @example
 * ```ts
 * import { compileRunGraph, startRun } from '@hookline/domain';
 * import { draw, testCatalog } from '@hookline/domain/testing';
 *
 * const graph = compileRunGraph(draw('hook -> mail -> log'), testCatalog);
 * planNextSteps(graph, startRun(graph, 'hook', {}), '2026-01-01T00:00:00Z').ready; // => ['mail']
 * ```
 */
export function planNextSteps(graph: RunGraph, state: RunState, now: string): RunPlan {
  const plan = new PlanBuilder(Date.parse(now));
  if (isFinished(state.status)) return plan;
  for (const nodeId of graph.nodes.keys()) {
    const step = state.steps[nodeId];
    if (step) plan.add(step);
    else if (state.error === null && isReady(graph, state.steps, nodeId)) plan.ready.push(nodeId);
  }
  return plan;
}

class PlanBuilder implements RunPlan {
  readonly ready: string[] = [];
  readonly running: string[] = [];
  readonly waiting: { nodeId: string; until: string }[] = [];
  readonly elapsed: string[] = [];
  readonly awaiting: string[] = [];

  constructor(private readonly now: number) {}

  add({ nodeId, status, wait, attempts }: StepState): void {
    if (status === 'running') this.running.push(nodeId);
    if (status !== 'waiting') return;
    if (wait === null) return this.addWait(nodeId, attempts.at(-1)?.retryAt ?? null, this.ready);
    if (wait.kind !== 'time') this.awaiting.push(nodeId);
    if (wait.kind === 'time' || wait.kind === 'callback') this.addWait(nodeId, wait.until, this.elapsed);
  }

  private addWait(nodeId: string, until: string | null, due: string[]): void {
    if (until === null || Date.parse(until) <= this.now) due.push(nodeId);
    else this.waiting.push({ nodeId, until });
  }
}
