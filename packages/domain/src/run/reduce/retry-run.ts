import { planNextSteps } from '../plan/plan-next-steps.js';
import type { RunGraph } from '../run-graph.js';
import type { RunState, StepState } from '../state/run-state.js';
import { isFinished } from '../state/status.js';
import { startRun } from './reduce-run.js';
import { RunDraft } from './run-draft.js';

/**
 * The state from which a run is tried again: what earlier steps came to is kept, as far as one leads to the next, and
 * the step that failed for good is the first to begin.
 * @param earlier the steps of the run before, by node id; those that are not to be kept are left out
 */
export function retryRun(
  graph: RunGraph,
  triggerNodeId: string,
  triggerOutput: unknown,
  earlier: ReadonlyMap<string, StepState>,
): RunState {
  let state = startRun(graph, triggerNodeId, triggerOutput);
  for (;;) {
    const kept = planNextSteps(graph, state, new Date(0).toISOString())
      .ready.map((nodeId) => earlier.get(nodeId))
      .find((step) => step !== undefined && isKept(step));
    if (kept === undefined || isFinished(state.status)) return state;
    const draft = new RunDraft(graph, state);
    draft.put(kept);
    state = draft.finish();
  }
}

/** A failure that was caught counts: what followed from it has happened. */
const isKept = ({ status, port }: StepState): boolean =>
  status === 'filtered' || (status !== 'skipped' && port !== null);
