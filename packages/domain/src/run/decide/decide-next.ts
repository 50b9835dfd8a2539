/**
 * The one decision about a run: what its worker does next. Everything that is done is done by the engine, which asks again
 * afterwards. Three orders are kept here and nowhere else: a result is committed before a step that depends on it has an
 * effect, a step with an effect is committed as started before it begins, and an effect is repeated only when its node allows it.
 */
import { isFinished } from '../state/status.js';
import { deadlineFact } from './deadline-fact.js';
import type { RunDecision } from './decision.js';
import { elapsedFact } from './elapsed-fact.js';
import { exceededInterruptions, poisonStepFact } from './poison-step.js';
import type { RunView } from './run-view.js';

/** How many steps of one run a worker executes at once; the rest is offered to other workers. */
export const MAX_STEPS_AT_ONCE = 50;

/**
 * Decides what comes next. Pure: the same view gives the same decision. O(steps of the run).
 * @example
 * ```ts
 * import { compileRunGraph, planNextSteps, startRun } from '@hookline/domain';
 * import { draw, testCatalog } from '@hookline/domain/testing';
 *
 * const graph = compileRunGraph(draw('hook -> mail'), testCatalog);
 * const [state, now] = [startRun(graph, 'hook', {}), '2026-01-01T00:00:00Z'];
 * decideNext({
 *   graph,
 *   state,
 *   plan: planNextSteps(graph, state, now),
 *   now,
 *   deadlineMs: null,
 *   deadlineInMs: Infinity,
 *   pending: [],
 *   checked: new Set(),
 *   inFlight: new Map(),
 *   isStopping: false,
 *   hasChanges: () => false,
 *   isCommitted: () => true,
 *   isInterrupted: () => false,
 *   isComputedInPlace: () => false,
 *   effectOf: () => 'write',
 * }); // => { kind: 'start', nodeIds: ['mail'] }
 * ```
 */
export function decideNext(view: RunView): RunDecision {
  if (isFinished(view.state.status)) return view.hasChanges() ? { kind: 'commit' } : { kind: 'finish' };
  return (
    endOfRun(view) ??
    endOfWait(view) ??
    nextPureStep(view) ??
    nextEffects(view) ??
    (view.hasChanges() ? COMMIT : idle(view))
  );
}

/** Steps with an effect that may be started now: ready ones, and those that a dead worker left. */
export const startableSteps = (view: RunView): string[] =>
  runnableSteps(view).filter((nodeId) => !isPure(view, nodeId));

const COMMIT: RunDecision = { kind: 'commit' };

function endOfRun({ deadlineInMs, deadlineMs, now }: RunView): RunDecision | undefined {
  return deadlineInMs <= 0 ? { kind: 'apply', fact: deadlineFact(deadlineMs ?? 0, now) } : undefined;
}

/** What a step waits for begins after the wait is committed, so an uncommitted wait is not checked yet. */
function endOfWait({ plan, state, checked, isCommitted, now }: RunView): RunDecision | undefined {
  for (const nodeId of plan.awaiting) {
    const wait = state.steps[nodeId]?.wait;
    if (wait && !checked.has(wait) && isCommitted(nodeId)) return { kind: 'check', nodeId, wait };
  }
  const [nodeId] = plan.elapsed;
  if (nodeId === undefined) return undefined;
  const wait = state.steps[nodeId]?.wait;
  return wait?.kind === 'callback'
    ? { kind: 'expire', nodeId, wait }
    : { kind: 'apply', fact: elapsedFact(state, nodeId, now) };
}

function nextPureStep(view: RunView): RunDecision | undefined {
  if (view.isStopping) return undefined;
  const nodeId = runnableSteps(view).find((ready) => isPure(view, ready));
  if (nodeId === undefined) return undefined;
  // A result that cannot be recomputed does not wait for one that can.
  return view.pending.length > 0 ? COMMIT : { kind: 'compute', nodeId };
}

function nextEffects(view: RunView): RunDecision | undefined {
  if (view.isStopping) return undefined;
  const starting: string[] = [];
  for (const nodeId of startableSteps(view)) {
    if (view.inFlight.size + starting.length >= MAX_STEPS_AT_ONCE) break;
    if (view.inFlight.has(nodeId)) continue;
    const { now: at } = view;
    if (isUncertain(view, nodeId)) return { kind: 'apply', fact: { kind: 'step-held', nodeId, at } };
    if (exceededInterruptions(view.state, nodeId)) return { kind: 'apply', fact: poisonStepFact(nodeId, at) };
    starting.push(nodeId);
  }
  return starting.length > 0 ? { kind: 'start', nodeIds: starting } : undefined;
}

const idle = ({ inFlight }: RunView): RunDecision => ({ kind: inFlight.isEmpty ? 'rest' : 'wait' });

/** Ready steps, and started steps whose worker is dead. */
export const runnableSteps = ({ plan, isInterrupted }: Pick<RunView, 'plan' | 'isInterrupted'>): string[] => [
  ...plan.ready,
  ...plan.running.filter((nodeId) => isInterrupted(nodeId)),
];

/** A step that was started before goes on as it began: with a lease. */
function isPure({ graph, state, isComputedInPlace }: RunView, nodeId: string): boolean {
  const node = graph.nodes.get(nodeId)?.node;
  return node !== undefined && state.steps[nodeId]?.status !== 'running' && isComputedInPlace(node);
}

/** Its worker died while it was writing, and its node asks for a person's decision. */
function isUncertain({ graph, isInterrupted, effectOf }: RunView, nodeId: string): boolean {
  const node = graph.nodes.get(nodeId)?.node;
  return node !== undefined && isInterrupted(nodeId) && node.afterCrash === 'hold' && effectOf(node) === 'write';
}
