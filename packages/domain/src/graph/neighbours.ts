import type { GraphNode, WorkflowGraph } from '../workflow/document.js';
import { indexGraph } from './index-graph.js';

/** The nodes that an edge leads to from this one, each once, in document order of the edges. */
export function successors(graph: WorkflowGraph, nodeId: string): readonly GraphNode[] {
  const { outgoing, nodesById } = indexGraph(graph);
  return known(nodesById, outgoing.get(nodeId)?.map((edge) => edge.target) ?? []);
}

/** The nodes that an edge comes from to this one, each once, in document order of the edges. */
export function predecessors(graph: WorkflowGraph, nodeId: string): readonly GraphNode[] {
  const { incoming, nodesById } = indexGraph(graph);
  return known(nodesById, incoming.get(nodeId)?.map((edge) => edge.source) ?? []);
}

function known(nodesById: ReadonlyMap<string, GraphNode>, ids: readonly string[]): readonly GraphNode[] {
  return [...new Set(ids)].flatMap((id) => nodesById.get(id) ?? []);
}
