import type { WorkflowGraph } from '../workflow/document.js';
import { indexGraph } from './index-graph.js';

/**
 * The ids of all nodes upstream of a node: those whose output it may use. Inside a container that is also what is
 * upstream of the container, but not the container itself, whose output exists only after its last iteration.
 * A node on a cycle is its own ancestor.
 */
export function ancestors(graph: WorkflowGraph, nodeId: string): ReadonlySet<string> {
  const { nodesById, incoming } = indexGraph(graph);
  const found = new Set<string>();
  const walk = new Set([nodeId]);
  for (const id of walk) {
    const parent = nodesById.get(id)?.parent;
    if (parent != null) walk.add(parent);
    for (const { source } of incoming.get(id) ?? []) {
      if (!nodesById.has(source)) continue;
      found.add(source);
      walk.add(source);
    }
  }
  return found;
}
