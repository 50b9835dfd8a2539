import type { RunFact } from '../state/fact.js';
import type { RunState } from '../state/run-state.js';

/** The time that a step waited for has come: it goes on with the output it had. @param at ISO 8601 */
export function elapsedFact(state: RunState, nodeId: string, at: string): RunFact {
  const step = state.steps[nodeId];
  return { kind: 'step-completed', nodeId, at, startedAt: at, port: step?.wait?.port ?? 'out', output: step?.output };
}
