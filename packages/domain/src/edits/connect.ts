import { z } from 'zod';
import { graphEdgeSchema } from '../workflow/document.js';
import type { WorkflowGraph } from '../workflow/document.js';
import { nextEdgeIds } from '../workflow/names/next-edge-ids.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { checkConnection } from './check-connection.js';
import { applied, refused } from './edit-result.js';
import type { EditResult } from './edit-result.js';

/** Draws an edge from a port to a node. Without `edgeId` the edge gets the next free one. */
export const connectSchema = z.object({
  kind: z.literal('connect'),
  edgeId: graphEdgeSchema.shape.id.optional(),
  source: z.string(),
  sourcePort: graphEdgeSchema.shape.sourcePort,
  target: z.string(),
});

export function connect(graph: WorkflowGraph, edit: z.output<typeof connectSchema>, catalog: NodeCatalog): EditResult {
  const { source, sourcePort, target } = edit;
  const id = edit.edgeId ?? nextEdgeIds(graph)();
  if (graph.edges.some((edge) => edge.id === id)) {
    return refused('edge.duplicate-id', `The workflow already has a line with the id ${id}. Use another id`);
  }
  const problem = checkConnection(graph, { source, sourcePort, target }, catalog);
  if (problem) return refused(problem.code, problem.message);
  return applied({ ...graph, edges: [...graph.edges, { id, source, sourcePort, target }] });
}
