/**
 * Changes a run's state by one fact. Decides what follows without anybody's doing: dead paths, skipped nodes, the end
 * of the run. Refuses nothing: a fact about something that has settled already changes nothing, so that a job which is
 * delivered twice or late cannot do harm.
 */
import type { RunFact } from './fact.js';
import { RunDraft, untouched } from './run-draft.js';
import type { RunGraph, RunNode } from './run-graph.js';
import type { Attempt, RunState, StepError, StepState } from './run-state.js';
import { isFinished, isSettled } from './status.js';

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
