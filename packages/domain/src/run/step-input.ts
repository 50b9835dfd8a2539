import { edgeState } from './edge-state.js';
import type { RunGraph } from './run-graph.js';
import type { RunState } from './run-state.js';

/**
 * What came along the edges to a step: the output of the one source it was reached from, or, when several were taken,
 * an object with each source's output under its key.
 */
export function stepInput(graph: RunGraph, steps: RunState['steps'], nodeId: string): unknown {
  const incoming = graph.nodes.get(nodeId)?.incoming ?? [];
  const sources = [
    ...new Set(incoming.filter((edge) => edgeState(edge, steps) === 'taken').map((edge) => edge.source)),
  ];
  const [first] = sources;
  if (first === undefined) return undefined;
  if (sources.length === 1) return steps[first]?.output;
  return Object.fromEntries(sources.map((id) => [graph.nodes.get(id)?.node.key ?? id, steps[id]?.output]));
}
