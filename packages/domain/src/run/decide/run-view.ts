import type { GraphNode } from '../../workflow/document.js';
import type { RunPlan } from '../plan/plan-next-steps.js';
import type { RunGraph } from '../run-graph.js';
import type { RunFact } from '../state/fact.js';
import type { StepEffect } from '../state/outcome.js';
import type { RunState, StepWait } from '../state/run-state.js';

/** A run as one worker sees it: what {@link decideNext} decides on. */
export interface RunView {
  readonly graph: RunGraph;
  readonly state: RunState;
  /** Of `planNextSteps` for this state. */
  readonly plan: RunPlan;
  /** ISO 8601, by the database's clock. */
  readonly now: string;
  /** The run's time limit, in milliseconds, or null. */
  readonly deadlineMs: number | null;
  /** Milliseconds until the limit is reached; infinite without one. */
  readonly deadlineInMs: number;
  /** What has happened since the last commit and cannot be computed again: all but the results of pure steps. */
  readonly pending: readonly RunFact[];
  /** Waits that have been checked since the run was loaded: what ends one later gives the run another job. */
  readonly checked: ReadonlySet<StepWait>;
  readonly inFlight: InFlight;
  /** The worker shuts down: it begins no step. */
  readonly isStopping: boolean;
  /** Whether the state differs from the database. */
  readonly hasChanges: () => boolean;
  /** Whether the database has a step as it is in the state. */
  readonly isCommitted: (nodeId: string) => boolean;
  /** Whether a step was started by a worker that is dead. */
  readonly isInterrupted: (nodeId: string) => boolean;
  /** Whether a step takes no time and has no effect, so that its start need not be committed. */
  readonly isComputedInPlace: (node: GraphNode) => boolean;
  readonly effectOf: (node: GraphNode) => StepEffect;
}

/** The steps that are executing on this worker. */
export interface InFlight {
  readonly size: number;
  /** Nothing is executing, and no result is left to collect. */
  readonly isEmpty: boolean;
  has(nodeId: string): boolean;
}
