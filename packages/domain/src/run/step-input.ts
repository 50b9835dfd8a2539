import { edgeState } from './edge-state.js';
import type { RunGraph } from './run-graph.js';
import type { RunState } from './state/run-state.js';

/** What came along the edges to a step: the output of each source it was reached from, in the order of the edges. */
export interface Arrival {
  /** The source's key. */
  readonly key: string;
  readonly output: unknown;
}

/** What reached a step, once per source. Dead and pending edges bring nothing. */
export function stepArrivals(graph: RunGraph, steps: RunState['steps'], nodeId: string): Arrival[] {
  const incoming = graph.nodes.get(nodeId)?.incoming ?? [];
  const sources = new Set(incoming.filter((edge) => edgeState(edge, steps) === 'taken').map((edge) => edge.source));
  return [...sources].map((id) => ({ key: graph.nodes.get(id)?.node.key ?? id, output: steps[id]?.output }));
}

/** The output of the one source, or, when there are several, an object with each one's output under its key. */
export function stepInput(graph: RunGraph, steps: RunState['steps'], nodeId: string): unknown {
  const arrivals = stepArrivals(graph, steps, nodeId);
  if (arrivals.length < 2) return arrivals[0]?.output;
  return Object.fromEntries(arrivals.map(({ key, output }) => [key, output]));
}
