import type { GraphNode, WorkflowGraph } from '../workflow/document.js';
import { indexGraph } from './index-graph.js';

/**
 * The nodes so that each comes after its predecessors and after its container; otherwise in document order. Nodes on a
 * cycle, and those behind it, come last: a draft may hold one, and no node is lost.
 */
export function topologicalOrder(graph: WorkflowGraph): readonly GraphNode[] {
  const { nodesById, incoming, outgoing, children } = indexGraph(graph);
  const waitsFor = new Map(graph.nodes.map((node) => [node.id, countBefore(node)]));
  const ordered = new Set(graph.nodes.filter((node) => waitsFor.get(node.id) === 0));
  for (const node of ordered) {
    for (const { target } of outgoing.get(node.id) ?? []) release(nodesById.get(target));
    for (const child of children.get(node.id) ?? []) release(child);
  }
  for (const node of graph.nodes) ordered.add(node);
  return [...ordered];

  function countBefore(node: GraphNode): number {
    const edges = (incoming.get(node.id) ?? []).filter((edge) => nodesById.has(edge.source)).length;
    return edges + (node.parent !== null && nodesById.has(node.parent) ? 1 : 0);
  }

  function release(node: GraphNode | undefined): void {
    if (!node) return;
    const left = (waitsFor.get(node.id) ?? 0) - 1;
    waitsFor.set(node.id, left);
    if (left === 0) ordered.add(node);
  }
}
