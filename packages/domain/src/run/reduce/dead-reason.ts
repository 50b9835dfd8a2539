import type { RunGraph } from '../run-graph.js';
import type { RunState, StepState } from '../state/run-state.js';

/** Why no edge to a node was taken, in words: what the nearest step before it did. */
export function deadReason(graph: RunGraph, steps: RunState['steps'], nodeId: string): string | null {
  const [edge] = graph.nodes.get(nodeId)?.incoming ?? [];
  const source = edge && steps[edge.source];
  if (!source) return null;
  const name = graph.nodes.get(source.nodeId)?.node.name ?? source.nodeId;
  return reasonOf(source, name);
}

function reasonOf(source: StepState, name: string): string | null {
  if (source.status === 'not-taken') return source.reason;
  if (source.status === 'filtered') return `${name} filtered it`;
  if (source.status === 'cancelled') return `${name} was cancelled`;
  if (source.status === 'failed') return `${name} failed`;
  return `${name} took ${source.port ?? 'another path'}`;
}
