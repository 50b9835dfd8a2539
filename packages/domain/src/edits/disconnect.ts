import { z } from 'zod';
import type { WorkflowGraph } from '../workflow/document.js';
import { applied, refused } from './edit-result.js';
import type { EditResult } from './edit-result.js';

/** Takes edges away. */
export const disconnectSchema = z.object({
  kind: z.literal('disconnect'),
  edgeIds: z.array(z.string()).readonly(),
});

export function disconnect(graph: WorkflowGraph, edit: z.output<typeof disconnectSchema>): EditResult {
  const gone = new Set(edit.edgeIds);
  const present = new Set(graph.edges.map((edge) => edge.id));
  if (edit.edgeIds.some((id) => !present.has(id))) {
    return refused('edge.not-found', 'This line is no longer in the workflow');
  }
  if (gone.size === 0) return applied(graph);
  return applied({ ...graph, edges: graph.edges.filter((edge) => !gone.has(edge.id)) });
}
