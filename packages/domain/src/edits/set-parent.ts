/**
 * Moves nodes into a container, or out to the level around it, with all that they hold. Edges that would cross a
 * border are removed, those among the moved nodes stay (ADR 9).
 */
import { z } from 'zod';
import { containedNodes } from '../graph/descendants.js';
import { indexGraph } from '../graph/index-graph.js';
import { edgeCrossesContainer } from '../validation/rules/edge-crosses-container.js';
import { wrongParent } from '../validation/rules/wrong-parent.js';
import { graphNodeSchema } from '../workflow/document.js';
import type { WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { changeNodes } from './change-nodes.js';
import { applied, refused } from './edit-result.js';
import type { EditResult } from './edit-result.js';

export const setParentSchema = z.object({
  kind: z.literal('set-parent'),
  nodeIds: z.array(z.string()).readonly(),
  /** The container to move into; null is the top level. */
  parent: graphNodeSchema.shape.parent.removeDefault(),
});

type SetParent = z.output<typeof setParentSchema>;

export function setParent(graph: WorkflowGraph, { nodeIds, parent }: SetParent, catalog: NodeCatalog): EditResult {
  const held = new Set(nodeIds.flatMap((id) => [...containedNodes(graph, id)]));
  const moved = changeNodes(graph, nodeIds, (node) =>
    node.parent === parent || held.has(node.id) ? node : { ...node, parent },
  );
  if (!moved.ok || moved.graph === graph) return moved;

  const asked = new Set(nodeIds);
  const problem = wrongParent(moved.graph, catalog).find(({ nodeId }) => asked.has(nodeId ?? ''));
  if (problem) return refused(problem.code, problem.message);
  return applied(withoutCrossingEdges(moved.graph, graph, catalog));
}

/** Drops only edges of nodes that changed their container: this edit repairs nothing else. */
function withoutCrossingEdges(graph: WorkflowGraph, before: WorkflowGraph, catalog: NodeCatalog): WorkflowGraph {
  const earlier = indexGraph(before).nodesById;
  const changed = new Set(graph.nodes.filter((node) => earlier.get(node.id) !== node).map((node) => node.id));
  const edges = graph.edges.filter(
    (edge) => !(changed.has(edge.source) || changed.has(edge.target)) || !edgeCrossesContainer(edge, graph, catalog),
  );
  return edges.length === graph.edges.length ? graph : { ...graph, edges };
}
