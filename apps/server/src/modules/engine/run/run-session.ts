/**
 * A run in the memory of a worker: its last read state, and the facts since then that are not committed. The clock is
 * the database's, advanced by this machine's monotonic clock.
 */
import {
  bareRecord,
  isFinished,
  isSettled,
  planNextSteps,
  reduceRun,
  runOutput,
  startRun,
  stepInput,
  type GraphNode,
  type RunFact,
  type RunGraph,
  type RunPlan,
  type RunState,
  type StepState,
} from '@hookline/domain';
import type { RunMove } from '../store/run-writer.js';
import type { StoredRun } from '../store/stored-run.js';
import type { RunnableVersion } from '../store/version-store.js';
import { awaitedResponse, respondingRun } from './awaited-response.js';
import type { OuterScope } from './outer-scope.js';

export class RunSession {
  readonly id: string;
  readonly graph: RunGraph;
  state: RunState;
  /** Uncommitted facts that cannot be computed again. */
  pending: RunFact[] = [];
  private planned: { readonly state: RunState; readonly plan: RunPlan } | undefined;
  private currentRevision: number;
  /** The state in the database. */
  private committed: Pick<RunState, 'status' | 'steps'>;
  /** Started steps whose worker is dead. */
  private readonly interrupted: Set<string>;
  private readonly readAtMs: number;
  private readonly readClock = performance.now();

  /** @param outer the scope around the loop, when the run is an iteration */
  constructor(
    readonly stored: StoredRun,
    readonly version: RunnableVersion,
    private readonly outer: OuterScope | null,
  ) {
    this.id = stored.id;
    this.graph = version.graph;
    this.currentRevision = stored.revision;
    this.readAtMs = Date.parse(stored.readAt);
    this.interrupted = new Set(stored.steps.filter((step) => step.leaseExpired).map((step) => step.state.nodeId));
    const steps = Object.fromEntries(stored.steps.map(({ state }) => [state.nodeId, state]));
    this.committed = { status: stored.status, steps };
    this.state = this.restore();
  }

  /** The revision on which the next move is decided. */
  get revision(): number {
    return this.currentRevision;
  }

  now(): string {
    return isoOf(Math.floor(this.readAtMs + (performance.now() - this.readClock)));
  }

  get isFinished(): boolean {
    return isFinished(this.state.status);
  }

  /** The run's time limit; an iteration has the one of the run around it. */
  get deadlineMs(): number | null {
    return this.outer === null ? this.version.document.settings.deadlineMs : null;
  }

  /** Milliseconds until the deadline. */
  deadlineInMs(): number {
    const { deadlineMs } = this;
    return deadlineMs === null ? Infinity : Date.parse(this.stored.startedAt) + deadlineMs - Date.parse(this.now());
  }

  apply(fact: RunFact): void {
    this.applyComputed(fact);
    if (fact.kind === 'step-started' || fact.kind === 'step-held') this.interrupted.delete(fact.nodeId);
    this.pending.push(fact);
  }

  /** Applies the result of a step that was computed in place. */
  applyComputed(fact: RunFact): void {
    this.state = reduceRun(this.graph, this.state, fact);
  }

  isInterrupted(nodeId: string): boolean {
    return this.interrupted.has(nodeId);
  }

  /** Memoised between facts, because it is read often; without waits, it does not depend on the time. */
  plan(): RunPlan {
    const known = this.planned;
    if (known?.state === this.state && known.plan.waiting.length === 0) return known.plan;
    const plan = planNextSteps(this.graph, this.state, this.now());
    this.planned = { state: this.state, plan };
    return plan;
  }

  nodeAt(nodeId: string): GraphNode {
    const node = this.graph.nodes.get(nodeId)?.node;
    if (!node) throw new Error(`Run ${this.id} has no step ${nodeId}`);
    return node;
  }

  isContainer(nodeId: string): boolean {
    return this.version.document.nodes.some((node) => node.parent === nodeId);
  }

  /** The expression scope without the input, which each step has of its own. */
  scope(known: RunState['steps'] = this.state.steps) {
    const { id, mode, startedAt, triggerOutput, parent } = this.stored;
    const outputs = bareRecord<unknown>(this.outer?.steps);
    for (const step of Object.values(known)) {
      const key = this.graph.nodes.get(step.nodeId)?.node.key;
      if (key !== undefined && isSettled(step.status)) outputs[key] = step.output;
    }
    const run = { id, mode, startedAt };
    const { workflow } = this.version;
    if (this.outer === null || parent?.itemIndex == null)
      return { trigger: triggerOutput, steps: outputs, run, workflow };
    const loop = { item: triggerOutput, index: parent.itemIndex };
    outputs[this.nodeAt(this.stored.triggerNodeId).key] = loop;
    return { trigger: this.outer.trigger, steps: outputs, ...loop, run, workflow };
  }

  /** The scope with the input from the edges into a node. */
  scopeOf(nodeId: string) {
    return { ...this.scope(), input: stepInput(this.graph, this.state.steps, nodeId) };
  }

  /** The move to write, with the steps that differ from the database. */
  changes(): Omit<RunMove, 'dueInMs'> {
    const { id: runId, revision, state } = this;
    const { workflowId } = this.stored;
    const output = this.isFinished && this.isAskedForOutput() ? { output: runOutput(this.graph, state.steps) } : {};
    return { runId, workflowId, revision, state, steps: this.changedSteps(), ...output };
  }

  /** True for a run that ended without a step to write too: when nothing follows its trigger. */
  hasChanges(): boolean {
    return this.state.status !== this.committed.status || this.changedSteps().length > 0;
  }

  isCommitted(nodeId: string): boolean {
    return this.committed.steps[nodeId] === this.state.steps[nodeId];
  }

  markCommitted(): void {
    this.currentRevision++;
    this.committed = this.state;
    this.pending = [];
  }

  /** Whether the parent run or the sender of the event needs the run's output. */
  isAskedForOutput(): boolean {
    if (this.stored.parent !== null) return true;
    return awaitedResponse(respondingRun(this.stored), this.version.document).mode === 'last-step';
  }

  /** The trigger's step is derived from the event, so it is never written. */
  private changedSteps(): StepState[] {
    const { triggerNodeId, steps } = this.state;
    return Object.values(steps).filter(
      (step) => step.nodeId !== triggerNodeId && step !== this.committed.steps[step.nodeId],
    );
  }

  private restore(): RunState {
    const { triggerNodeId, triggerOutput, status, revision, error, steps } = this.stored;
    const start = startRun(this.graph, triggerNodeId, triggerOutput);
    if (revision === 0) return start;
    const restored = bareRecord(start.steps);
    for (const { state } of steps) restored[state.nodeId] = state;
    return { ...start, steps: restored, status, error: (error ?? null) as RunState['error'] };
  }
}

let formatted = { ms: 0, iso: '' };

/**
 * Memoised: many steps and runs ask within one millisecond, and formatting a date costs more than most of their work.
 */
function isoOf(ms: number): string {
  if (formatted.ms !== ms) formatted = { ms, iso: new Date(ms).toISOString() };
  return formatted.iso;
}
