import { indexGraph } from '../../graph/index-graph.js';
import type { GraphIndex } from '../../graph/index-graph.js';
import type { GraphNode } from '../../workflow/document.js';
import type { NodeCatalog } from '../../workflow/node-catalog.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

/** A parent is a container that is there and not inside its own child; a trigger has none. */
export const wrongParent: WorkflowRule = (graph, catalog) => {
  const index = indexGraph(graph);
  return graph.nodes.flatMap((node) => {
    const fault = node.parent === null ? undefined : findFault(node, node.parent, index, catalog);
    return fault ? [nodeProblem('node.wrong-parent', node.id, `${nameOf(node)} ${fault}`)] : [];
  });
};

function findFault(node: GraphNode, parentId: string, index: GraphIndex, catalog: NodeCatalog): string | undefined {
  const parent = index.nodesById.get(parentId);
  if (!parent) return 'is inside a step that is not in the workflow. Remove it and add it again';
  if (catalog.find(node.type)?.trigger) return `starts runs, so it cannot be inside ${nameOf(parent)}. Move it out`;
  if (catalog.find(parent.type)?.container === false) return `is inside ${nameOf(parent)}, which holds no steps`;
  return isInsideItself(node, index) ? 'is inside itself. Remove it and add it again' : undefined;
}

function isInsideItself(node: GraphNode, { nodesById }: GraphIndex): boolean {
  const seen = new Set<string>();
  let parent = node.parent;
  while (parent !== null && !seen.has(parent)) {
    if (parent === node.id) return true;
    seen.add(parent);
    parent = nodesById.get(parent)?.parent ?? null;
  }
  return false;
}
