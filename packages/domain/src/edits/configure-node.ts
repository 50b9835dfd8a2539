import { z } from 'zod';
import { graphNodeSchema } from '../workflow/document.js';
import type { WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { sameJson } from '../workflow/same-json.js';
import { carryEdges } from './carry-edges.js';
import { changeNodes } from './change-nodes.js';
import type { EditResult } from './edit-result.js';

/** Replaces a node's whole config. Half-filled ones are welcome: this is a draft. See `set-field` for one field. */
export const configureNodeSchema = z.object({
  kind: z.literal('configure-node'),
  nodeId: z.string(),
  config: graphNodeSchema.shape.config.removeDefault(),
});

type ConfigureNode = z.output<typeof configureNodeSchema>;

export function configureNode(graph: WorkflowGraph, edit: ConfigureNode, catalog: NodeCatalog): EditResult {
  const { nodeId, config } = edit;
  const changed = changeNodes(graph, [nodeId], (node) => (sameJson(node.config, config) ? node : { ...node, config }));
  return carryEdges(graph, changed, nodeId, catalog);
}
