import type { WorkflowGraph } from '../workflow/document.js';
import { indexGraph } from './index-graph.js';

/** The ids of all nodes that edges lead to from a node; the node itself only when it is on a cycle. */
export function descendants(graph: WorkflowGraph, nodeId: string): ReadonlySet<string> {
  const { nodesById, outgoing } = indexGraph(graph);
  const found = new Set<string>();
  const follow = (id: string) => {
    for (const { target } of outgoing.get(id) ?? []) if (nodesById.has(target)) found.add(target);
  };
  follow(nodeId);
  found.forEach(follow);
  return found;
}

/** The ids of all nodes inside a container, at any depth. */
export function containedNodes(graph: WorkflowGraph, containerId: string): ReadonlySet<string> {
  const { children } = indexGraph(graph);
  const found = new Set<string>();
  const enter = (id: string) => {
    for (const child of children.get(id) ?? []) found.add(child.id);
  };
  enter(containerId);
  found.forEach(enter);
  return found;
}
