import { z } from 'zod';
import { containedNodes } from '../graph/descendants.js';
import { indexGraph } from '../graph/index-graph.js';
import type { WorkflowGraph } from '../workflow/document.js';
import { applied, stepNotFound } from './edit-result.js';
import type { EditResult } from './edit-result.js';
import { healEdges } from './heal-edges.js';

/** Takes nodes away, containers with all they hold, and closes the gaps: what led to them leads on to what followed. */
export const removeNodesSchema = z.object({
  kind: z.literal('remove-nodes'),
  nodeIds: z.array(z.string()).readonly(),
});

export function removeNodes(graph: WorkflowGraph, edit: z.output<typeof removeNodesSchema>): EditResult {
  const { nodesById } = indexGraph(graph);
  if (edit.nodeIds.some((id) => !nodesById.has(id))) return stepNotFound();
  if (edit.nodeIds.length === 0) return applied(graph);
  const gone = new Set(edit.nodeIds.flatMap((id) => [id, ...containedNodes(graph, id)]));
  return applied({
    ...graph,
    nodes: graph.nodes.filter((node) => !gone.has(node.id)),
    edges: healEdges(graph, gone),
  });
}
