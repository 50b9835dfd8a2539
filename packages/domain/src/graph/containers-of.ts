import type { GraphNode, WorkflowGraph } from '../workflow/document.js';
import { indexGraph } from './index-graph.js';

/** The containers a node is inside of, the innermost first. A broken document may hold a ring of them: each is given once. */
export function containersOf(graph: WorkflowGraph, nodeId: string): readonly GraphNode[] {
  const { nodesById } = indexGraph(graph);
  const found = new Set<GraphNode>();
  let container = parentOf(nodeId);
  while (container && !found.has(container)) {
    found.add(container);
    container = parentOf(container.id);
  }
  return [...found];

  function parentOf(id: string): GraphNode | undefined {
    return nodesById.get(nodesById.get(id)?.parent ?? '');
  }
}
