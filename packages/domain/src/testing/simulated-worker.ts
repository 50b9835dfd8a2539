/** A worker without I/O that carries out what `decideNext` says, on a database that is one variable. */
import { decideNext } from '../run/decide/decide-next.js';
import type { RunDecision } from '../run/decide/decision.js';
import type { RunView } from '../run/decide/run-view.js';
import { planNextSteps } from '../run/plan/plan-next-steps.js';
import { reduceRun, startRun } from '../run/reduce/reduce-run.js';
import type { RunGraph } from '../run/run-graph.js';
import type { RunFact } from '../run/state/fact.js';
import type { StepEffect } from '../run/state/outcome.js';
import type { RunState, StepWait } from '../run/state/run-state.js';

export interface World {
  readonly graph: RunGraph;
  readonly effects: ReadonlyMap<string, StepEffect>;
  /** What is committed. */
  database: RunState;
  commits: number;
  /** Milliseconds of the database's clock. */
  clock: number;
}

export const aWorld = (graph: RunGraph, effects: ReadonlyMap<string, StepEffect>, clock: number): World => ({
  graph,
  effects,
  database: startRun(graph, 'n0', 'event'),
  commits: 0,
  clock,
});

export class SimulatedWorker {
  state: RunState;
  pending: RunFact[] = [];
  readonly inFlight = new Set<string>();
  readonly checked = new Set<StepWait>();
  isStopping = false;
  private readonly interrupted: Set<string>;

  /** What runs in the database was begun by a worker that is dead. */
  constructor(private readonly world: World) {
    this.state = world.database;
    const { running } = planNextSteps(world.graph, this.state, this.now());
    this.interrupted = new Set(running);
  }

  now(): string {
    return new Date(this.world.clock).toISOString();
  }

  decide(): RunDecision {
    return decideNext(this.view());
  }

  view(): RunView {
    const { graph, effects } = this.world;
    const { inFlight } = this;
    return {
      graph,
      state: this.state,
      plan: planNextSteps(graph, this.state, this.now()),
      now: this.now(),
      deadlineMs: null,
      deadlineInMs: Infinity,
      pending: this.pending,
      checked: this.checked,
      inFlight: { size: inFlight.size, isEmpty: inFlight.size === 0, has: (nodeId) => inFlight.has(nodeId) },
      isStopping: this.isStopping,
      hasChanges: () => this.state !== this.world.database,
      isCommitted: (nodeId) => this.state.steps[nodeId] === this.world.database.steps[nodeId],
      isInterrupted: (nodeId) => this.interrupted.has(nodeId),
      isComputedInPlace: ({ id }) => effects.get(id) === 'pure',
      effectOf: ({ id }) => effects.get(id) ?? 'write',
    };
  }

  apply(fact: RunFact): void {
    this.applyComputed(fact);
    this.pending.push(fact);
  }

  /** Applies the result of a step that was computed in place. */
  applyComputed(fact: RunFact): void {
    this.state = reduceRun(this.world.graph, this.state, fact);
    if (fact.kind === 'step-started' || fact.kind === 'step-held') this.interrupted.delete(fact.nodeId);
  }

  commit(): void {
    this.world.database = this.state;
    this.world.commits++;
    this.pending = [];
  }

  /** Marks steps as started, commits, and begins them. */
  start(nodeIds: readonly string[]): void {
    for (const nodeId of nodeIds) this.apply({ kind: 'step-started', nodeId, at: this.now() });
    this.commit();
    for (const nodeId of nodeIds) this.inFlight.add(nodeId);
  }
}
