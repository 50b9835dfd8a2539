import { z } from 'zod';
import { indexGraph } from '../graph/index-graph.js';
import type { WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { sameJson } from '../workflow/same-json.js';
import { carryEdges } from './carry-edges.js';
import { changeNodes } from './change-nodes.js';
import { refused, stepNotFound } from './edit-result.js';
import type { EditResult } from './edit-result.js';
import { withField } from './with-field.js';

/** Sets one field of a node's config by its dotted path (`fields.0.name`). Without a value, the field is taken away. */
export const setFieldSchema = z.object({
  kind: z.literal('set-field'),
  nodeId: z.string(),
  field: z.string().min(1).max(500),
  value: z.unknown().optional(),
});

export function setField(
  graph: WorkflowGraph,
  edit: z.output<typeof setFieldSchema>,
  catalog: NodeCatalog,
): EditResult {
  const node = indexGraph(graph).nodesById.get(edit.nodeId);
  if (!node) return stepNotFound();
  const config = withField(node.config, edit.field, edit.value);
  if (!config) {
    return refused('field.wrong-path', `The settings of this step have no place for ${edit.field}. Check the path`);
  }
  const changed = changeNodes(graph, [node.id], () => (sameJson(node.config, config) ? node : { ...node, config }));
  return carryEdges(graph, changed, node.id, catalog);
}
