import { indexGraph } from '../graph/index-graph.js';
import type { GraphNode, WorkflowGraph } from '../workflow/document.js';
import { applied, stepNotFound } from './edit-result.js';
import type { EditResult } from './edit-result.js';

/**
 * Replaces the nodes named by what `change` makes of them, and shares all others. `change` answers the node itself to
 * say that nothing changed. Refuses ids that are not in the graph.
 */
export function changeNodes(
  graph: WorkflowGraph,
  nodeIds: Iterable<string>,
  change: (node: GraphNode) => GraphNode,
): EditResult {
  const { nodesById } = indexGraph(graph);
  const changed = new Map<GraphNode, GraphNode>();
  for (const id of nodeIds) {
    const node = nodesById.get(id);
    if (!node) return stepNotFound();
    const next = change(node);
    if (next !== node) changed.set(node, next);
  }
  if (changed.size === 0) return applied(graph);
  return applied({ ...graph, nodes: graph.nodes.map((node) => changed.get(node) ?? node) });
}
