/**
 * Changes a run's state by one fact. Derives what follows by itself: dead paths, skipped nodes, the end of the run. Refuses
 * nothing: a fact about a settled step changes nothing, so a job that is delivered twice or late does no harm.
 */
import type { RunGraph, RunNode } from '../run-graph.js';
import { bareRecord } from '../state/bare-record.js';
import { isStepResult, type RunFact, type StepFact, type StepResult } from '../state/fact.js';
import type { Attempt, RunState, StepError, StepState } from '../state/run-state.js';
import { isFinished, isSettled } from '../state/status.js';
import { stepInput } from '../step-input.js';
import { RunDraft, untouched } from './run-draft.js';

/** The state of a run that has just begun: its trigger has succeeded, every other root is dead. */
export function startRun(graph: RunGraph, triggerNodeId: string, triggerOutput: unknown): RunState {
  const draft = new RunDraft(graph, { status: 'queued', triggerNodeId, steps: {}, error: null });
  const port = graph.nodes.get(triggerNodeId)?.firstPort ?? 'out';
  draft.put({ ...untouched(triggerNodeId), status: 'succeeded', port, output: triggerOutput });
  for (const { node, incoming, isTrigger } of graph.nodes.values()) {
    if (incoming.length === 0 && node.id !== triggerNodeId) {
      const reason = isTrigger ? 'Another trigger started this run' : 'Nothing leads to this step';
      draft.put({ ...untouched(node.id), status: 'not-taken', reason });
    }
  }
  return draft.finish();
}

/** The state after one fact. Pure and total: it never throws, and returns the same object when the fact changes nothing. */
export function reduceRun(graph: RunGraph, state: RunState, fact: RunFact): RunState {
  if (isFinished(state.status)) return isStepResult(fact) ? keepLateResult(state, fact) : state;
  const draft = new RunDraft(graph, state);
  if (fact.kind === 'run-cancelled') return draft.end('cancelled', state.error, fact.at);
  if (fact.kind === 'run-failed') return draft.end('failed', { ...fact.error, nodeId: null }, fact.at);
  const step = state.steps[fact.nodeId] ?? untouched(fact.nodeId);
  const runNode = graph.nodes.get(step.nodeId);
  if (!runNode || isSettled(step.status)) return state;
  draft.put(applyToStep(step, fact, runNode, () => stepInput(graph, state.steps, step.nodeId)));
  return draft.finish(fact.at);
}

function applyToStep(step: StepState, fact: StepFact, runNode: RunNode, input: () => unknown): StepState {
  switch (fact.kind) {
    case 'step-started':
      return { ...step, status: 'running', attempts: [...interrupted(step, fact.at), openAttempt(step, fact.at)] };
    case 'step-completed': {
      const { port, output, reason = null } = fact;
      const attempts = step.status === 'held' ? step.attempts : closed(step, fact, null, null);
      return { ...step, status: 'succeeded', port, output, reason, error: null, attempts };
    }
    case 'step-stopped': {
      const attempts = closed(step, fact, null, null);
      return { ...step, status: 'filtered', reason: fact.reason, error: null, attempts };
    }
    case 'step-failed':
      return failed(step, fact, runNode, input);
    case 'step-suspended': {
      const attempts = isOpen(step) ? step.attempts : [...step.attempts, openAttempt(step, fact.startedAt)];
      return { ...step, status: 'waiting', wait: fact.wait, output: fact.output, error: null, attempts };
    }
    case 'step-held':
      return { ...step, status: 'held', error: UNCERTAIN, attempts: interrupted(step, fact.at) };
    case 'step-released': {
      if (step.status !== 'held') return step;
      const attempts = step.attempts.map((attempt, place) =>
        place === step.attempts.length - 1 ? { ...attempt, retryAt: fact.at } : attempt,
      );
      return { ...step, status: 'waiting', wait: null, error: null, attempts };
    }
  }
}

/** Tried again later, caught by the node's own settings, or the end of the run. */
function failed(
  step: StepState,
  fact: Extract<StepFact, { kind: 'step-failed' }>,
  { node, firstPort }: RunNode,
  input: () => unknown,
): StepState {
  const { error } = fact;
  const attempts = closed(step, fact, error, fact.retryAt);
  if (fact.retryAt !== null) return { ...step, status: 'waiting', wait: null, error, attempts };
  const ended: StepState = { ...step, status: 'failed', error, output: undefined, attempts };
  if (node.onError === 'stop') return ended;
  const { code, message, details } = error;
  const output = { error: { code, message, ...(details && { details }) }, input: input() };
  return { ...ended, port: node.onError === 'branch' ? 'error' : firstPort, output };
}

/** The run ended while the step was running: what it gave is kept with its attempt, and changes nothing. */
function keepLateResult(state: RunState, fact: StepResult): RunState {
  const step = state.steps[fact.nodeId];
  const attempt = step?.attempts.at(-1);
  if (step?.status !== 'cancelled' || !attempt || attempt.late || attempt.error) return state;
  const late = {
    at: fact.at,
    error: fact.kind === 'step-failed' ? fact.error : null,
    output: fact.kind === 'step-completed' ? fact.output : undefined,
  };
  const attempts = [...step.attempts.slice(0, -1), { ...attempt, late }];
  return { ...state, steps: bareRecord(state.steps, { [step.nodeId]: { ...step, attempts } }) };
}

const UNCERTAIN: StepError = {
  code: 'step.uncertain',
  message:
    'Hookline was stopped while this step was running. It may have done its work: send it again, or mark it done.',
  retryable: false,
};

const isOpen = (step: StepState): boolean => step.attempts.some((attempt) => attempt.finishedAt === null);

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
