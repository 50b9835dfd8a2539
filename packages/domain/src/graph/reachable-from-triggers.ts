import type { WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { indexGraph } from './index-graph.js';

/**
 * The ids of the nodes that a run can reach: what edges lead to from a trigger, and inside a reached container the
 * children that no edge leads to, with all behind them. A node of an unknown type may be a trigger, so it counts as one.
 */
export function reachableFromTriggers(graph: WorkflowGraph, catalog: NodeCatalog): ReadonlySet<string> {
  const { nodesById, incoming, outgoing, children } = indexGraph(graph);
  const starts = graph.nodes.filter((node) => catalog.find(node.type)?.trigger ?? true);
  const reached = new Set(starts.map((node) => node.id));
  for (const id of reached) {
    for (const { target } of outgoing.get(id) ?? []) if (nodesById.has(target)) reached.add(target);
    for (const child of children.get(id) ?? []) if (!incoming.has(child.id)) reached.add(child.id);
  }
  return reached;
}
