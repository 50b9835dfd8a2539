/**
 * Changes a run's state by one fact. Decides what follows without anybody's doing: dead paths, skipped nodes, the end
 * of the run. Refuses nothing: a fact about something that has settled already changes nothing, so that a job which is
 * delivered twice or late cannot do harm.
 */
import type { RunFact } from './fact.js';
import { deadReason } from './dead-reason.js';
import { edgeState } from './edge-state.js';
import { isReady } from './is-ready.js';
import type { RunGraph, RunNode } from './run-graph.js';
import type { Attempt, RunState, StepError, StepPath, StepState } from './run-state.js';
import { isFinished, isSettled, type RunStatus } from './status.js';
import { stepInput } from './step-input.js';

const REASON = {
  otherTrigger: 'Another trigger started this run',
  notReached: 'The run ended before this step',
};

/** The state of a run that has just begun: its trigger has succeeded, every other root is dead. */
export function startRun(graph: RunGraph, triggerNodeId: string, triggerOutput: unknown): RunState {
  const draft = new RunDraft(graph, { status: 'queued', triggerNodeId, steps: {}, error: null });
  const port = graph.nodes.get(triggerNodeId)?.firstPort ?? 'out';
  draft.put({ ...untouched(triggerNodeId), status: 'succeeded', port, output: triggerOutput });
  for (const { node, incoming } of graph.nodes.values()) {
    if (incoming.length === 0 && node.id !== triggerNodeId) {
      draft.put({ ...untouched(node.id), status: 'not-taken', reason: REASON.otherTrigger });
    }
  }
  return draft.finish();
}

export function reduceRun(graph: RunGraph, state: RunState, fact: RunFact): RunState {
  if (isFinished(state.status)) return state;
  const draft = new RunDraft(graph, state);
  if (fact.kind === 'run-cancelled') return draft.cancel(fact.at);
  const step = state.steps[fact.path] ?? untouched(fact.path);
  const runNode = graph.nodes.get(step.nodeId);
  if (!runNode || isSettled(step.status)) return state;
  draft.put(applyToStep(step, fact, runNode));
  return draft.finish();
}

function applyToStep(
  step: StepState,
  fact: Exclude<RunFact, { kind: 'run-cancelled' }>,
  { node, firstPort }: RunNode,
): StepState {
  switch (fact.kind) {
    case 'step-started':
      return { ...step, status: 'running', attempts: [...interrupted(step, fact.at), openAttempt(step, fact.at)] };
    case 'step-completed':
      return {
        ...step,
        status: 'succeeded',
        port: fact.port,
        output: fact.output,
        error: null,
        attempts: closed(step, fact, null, null),
      };
    case 'step-stopped':
      return {
        ...step,
        status: 'filtered',
        reason: fact.reason,
        error: null,
        attempts: closed(step, fact, null, null),
      };
    case 'step-failed': {
      const attempts = closed(step, fact, fact.error, fact.retryAt);
      if (fact.retryAt !== null) return { ...step, status: 'waiting', error: fact.error, attempts };
      const failed = { ...step, status: 'failed' as const, error: fact.error, attempts };
      if (node.onError === 'stop') return failed;
      const port = node.onError === 'branch' ? 'error' : firstPort;
      return { ...failed, port, output: { error: { code: fact.error.code, message: fact.error.message } } };
    }
  }
}

const openAttempt = (step: StepState, at: string): Attempt => ({
  number: step.attempts.length + 1,
  startedAt: at,
  finishedAt: null,
  error: null,
  retryAt: null,
});

/** The worker that had begun an open attempt is gone: a new start closes it. */
function interrupted(step: StepState, at: string): Attempt[] {
  const error: StepError = {
    code: 'step.interrupted',
    message: 'Hookline was stopped while this attempt was running.',
    retryable: true,
  };
  return step.attempts.map((attempt) =>
    attempt.finishedAt === null ? { ...attempt, finishedAt: at, error } : attempt,
  );
}

/** Closes the open attempt; a pure step has none, because it is not marked started, and gets its only one here. */
function closed(
  step: StepState,
  fact: { at: string; startedAt: string },
  error: StepError | null,
  retryAt: string | null,
): Attempt[] {
  const open = step.attempts.find((attempt) => attempt.finishedAt === null) ?? openAttempt(step, fact.startedAt);
  return [...step.attempts.filter((attempt) => attempt !== open), { ...open, finishedAt: fact.at, error, retryAt }];
}

const untouched = (path: StepPath): StepState => ({
  path,
  nodeId: path,
  status: 'queued',
  port: null,
  output: undefined,
  error: null,
  reason: null,
  attempts: [],
});

/** One change under way: steps put in, and what follows from them. */
class RunDraft {
  private readonly steps: Record<StepPath, StepState>;

  constructor(
    private readonly graph: RunGraph,
    private readonly state: RunState,
  ) {
    this.steps = { ...state.steps };
  }

  /** Puts a step and settles what lies behind it: skipped nodes pass on, dead paths spread. */
  put(first: StepState): void {
    const worklist = [first];
    for (const step of worklist) {
      this.steps[step.path] = step;
      if (!isSettled(step.status) || isFatal(step)) continue;
      for (const edge of this.graph.nodes.get(step.nodeId)?.outgoing ?? []) {
        const settled = this.settle(edge.target);
        if (settled) worklist.push(settled);
      }
    }
  }

  cancel(at: string): RunState {
    for (const step of Object.values(this.steps)) {
      if (isSettled(step.status)) continue;
      this.steps[step.path] = { ...step, status: 'cancelled', attempts: cancelledAttempts(step, at) };
    }
    this.markUnreached();
    return { ...this.state, steps: this.steps, status: 'cancelled' };
  }

  finish(): RunState {
    const fatal = Object.values(this.steps).find(isFatal);
    if (fatal?.error) return this.fail(fatal, fatal.error);
    const status = this.statusWhileHealthy();
    return { ...this.state, steps: this.steps, status };
  }

  /** One failed step ends the run: nothing new begins, what is running may finish, what waits is given up. */
  private fail(step: StepState, error: StepError): RunState {
    const runError = this.state.error ?? { ...error, nodeId: step.nodeId };
    for (const other of Object.values(this.steps)) {
      if (other.status === 'waiting' || other.status === 'queued')
        this.steps[other.path] = { ...other, status: 'cancelled' };
    }
    const stillRunning = Object.values(this.steps).some((other) => other.status === 'running');
    if (!stillRunning) this.markUnreached();
    return { ...this.state, steps: this.steps, error: runError, status: stillRunning ? 'running' : 'failed' };
  }

  private statusWhileHealthy(): RunStatus {
    const active = Object.values(this.steps).filter((step) => !isSettled(step.status));
    const anyReady = this.hasReadyStep();
    if (active.length === 0 && !anyReady) return this.endStatus();
    if (anyReady || active.some((step) => step.status === 'running')) {
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

  /** What became of a node now that one of its sources has settled; undefined while it has to wait or may run. */
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
      this.steps[nodeId] ??= { ...untouched(nodeId), status: 'not-taken', reason: REASON.notReached };
    }
  }
}

/** A failure that nothing catches: it ends the run. */
const isFatal = (step: StepState): boolean => step.status === 'failed' && step.port === null;

const cancelledAttempts = (step: StepState, at: string): Attempt[] =>
  step.attempts.map((attempt) => (attempt.finishedAt === null ? { ...attempt, finishedAt: at } : attempt));
