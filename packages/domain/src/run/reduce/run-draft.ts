/**
 * One change of a run under way: steps are put in, and what follows from them is settled. Decides dead paths, skipped
 * nodes and the end of the run.
 */
import { edgeState } from '../edge-state.js';
import { isReady } from '../plan/is-ready.js';
import type { RunGraph } from '../run-graph.js';
import { bareRecord } from '../state/bare-record.js';
import type { RunState, StepError, StepState } from '../state/run-state.js';
import { isSettled, type RunStatus } from '../state/status.js';
import { stepInput } from '../step-input.js';
import { deadReason } from './dead-reason.js';

export class RunDraft {
  private readonly steps: Record<string, StepState>;

  constructor(
    private readonly graph: RunGraph,
    private readonly state: RunState,
  ) {
    this.steps = bareRecord(state.steps);
  }

  /** Puts a step and settles what lies behind it: skipped nodes pass on, dead paths spread. */
  put(first: StepState): void {
    const worklist = [first];
    for (const step of worklist) {
      this.steps[step.nodeId] = step;
      if (!isSettled(step.status) || isFatal(step)) continue;
      for (const edge of this.graph.nodes.get(step.nodeId)?.outgoing ?? []) {
        const settled = this.settle(edge.target);
        if (settled) worklist.push(settled);
      }
    }
  }

  /** Ends the run as it is: what has not settled is cancelled. */
  end(status: 'cancelled' | 'failed', error: RunState['error'], at: string): RunState {
    for (const step of Object.values(this.steps)) {
      if (!isSettled(step.status)) this.steps[step.nodeId] = cancelled(step, at);
    }
    this.markUnreached();
    return { ...this.state, steps: this.steps, error, status };
  }

  /** @param at when the last thing happened; left out: nothing can have failed. */
  finish(at = ''): RunState {
    const fatal = Object.values(this.steps).find(isFatal);
    if (fatal?.error) return this.fail(fatal, fatal.error, at);
    const status = this.statusWhileHealthy();
    return { ...this.state, steps: this.steps, status };
  }

  /** One failed step ends the run: no step begins, running steps may finish, waiting steps are cancelled. */
  private fail(step: StepState, error: StepError, at: string): RunState {
    const runError = this.state.error ?? { ...error, nodeId: step.nodeId };
    for (const other of Object.values(this.steps)) {
      if (!isSettled(other.status) && other.status !== 'running') this.steps[other.nodeId] = cancelled(other, at);
    }
    const stillRunning = Object.values(this.steps).some((other) => other.status === 'running');
    if (!stillRunning) this.markUnreached();
    return { ...this.state, steps: this.steps, error: runError, status: stillRunning ? 'running' : 'failed' };
  }

  private statusWhileHealthy(): RunStatus {
    const active = Object.values(this.steps).filter((step) => !isSettled(step.status));
    const anyReady = this.hasReadyStep();
    if (active.length === 0 && !anyReady) return this.endStatus();
    if (anyReady || active.some((step) => step.status === 'running' || step.wait?.kind === 'iterations')) {
      return this.isUntouched() ? 'queued' : 'running';
    }
    return active.some((step) => step.status === 'held') ? 'held' : 'waiting';
  }

  /** Filtered when something was filtered and no path reached its end otherwise. */
  private endStatus(): RunStatus {
    const steps = Object.values(this.steps);
    if (!steps.some((step) => step.status === 'filtered')) return 'succeeded';
    const reachedAnEnd = steps.some((step) => {
      const outgoing = this.graph.nodes.get(step.nodeId)?.outgoing ?? [];
      return step.port !== null && !outgoing.some((edge) => edge.sourcePort === step.port);
    });
    return reachedAnEnd ? 'succeeded' : 'filtered';
  }

  /** The final state of a node whose source has settled; undefined while the node has to wait or may run. */
  private settle(nodeId: string): StepState | undefined {
    const runNode = this.graph.nodes.get(nodeId);
    if (!runNode || this.steps[nodeId]) return undefined;
    const edges = runNode.incoming.map((edge) => edgeState(edge, this.steps));
    if (edges.includes('pending')) return undefined;
    if (!edges.includes('taken'))
      return { ...untouched(nodeId), status: 'not-taken', reason: deadReason(this.graph, this.steps, nodeId) };
    if (!runNode.node.disabled) return undefined;
    const output = stepInput(this.graph, this.steps, nodeId);
    return { ...untouched(nodeId), status: 'skipped', port: runNode.firstPort, output };
  }

  private hasReadyStep(): boolean {
    for (const nodeId of this.graph.nodes.keys()) if (isReady(this.graph, this.steps, nodeId)) return true;
    return false;
  }

  private isUntouched(): boolean {
    return Object.values(this.steps).every((step) => step.attempts.length === 0);
  }

  private markUnreached(): void {
    for (const nodeId of this.graph.nodes.keys()) {
      this.steps[nodeId] ??= { ...untouched(nodeId), status: 'not-taken', reason: 'The run ended before this step' };
    }
  }
}

/** A failure that nothing catches: it ends the run. */
const isFatal = (step: StepState): boolean => step.status === 'failed' && step.port === null;

const cancelled = (step: StepState, at: string): StepState => ({
  ...step,
  status: 'cancelled',
  output: undefined,
  attempts: step.attempts.map((attempt) => (attempt.finishedAt === null ? { ...attempt, finishedAt: at } : attempt)),
});

/** A step that nothing has happened to yet. */
export const untouched = (nodeId: string): StepState => ({
  nodeId,
  status: 'queued',
  port: null,
  output: undefined,
  error: null,
  reason: null,
  wait: null,
  attempts: [],
});
