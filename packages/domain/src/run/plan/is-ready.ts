import { edgeState } from '../edge-state.js';
import type { RunGraph } from '../run-graph.js';
import type { RunState } from '../state/run-state.js';

/** Every incoming edge has settled and at least one was taken, and nothing has happened to the node yet. */
export function isReady(graph: RunGraph, steps: RunState['steps'], nodeId: string): boolean {
  const runNode = graph.nodes.get(nodeId);
  if (!runNode || steps[nodeId] || runNode.incoming.length === 0) return false;
  let taken = false;
  for (const edge of runNode.incoming) {
    const state = edgeState(edge, steps);
    if (state === 'pending') return false;
    taken ||= state === 'taken';
  }
  return taken;
}
