import { z } from 'zod';
import { graphNodeSchema } from '../workflow/document.js';
import type { WorkflowGraph } from '../workflow/document.js';
import { changeNodes } from './change-nodes.js';
import { refused } from './edit-result.js';
import type { EditResult } from './edit-result.js';

/** Changes a node's name. Its key stays, so every `steps.<key>` still means this node. */
export const renameNodeSchema = z.object({
  kind: z.literal('rename-node'),
  nodeId: z.string(),
  name: graphNodeSchema.shape.name,
});

export function renameNode(graph: WorkflowGraph, edit: z.output<typeof renameNodeSchema>): EditResult {
  const name = edit.name.trim();
  if (name === '') return refused('node.name-missing', 'A step needs a name. Type one');
  return changeNodes(graph, [edit.nodeId], (node) => (node.name === name ? node : { ...node, name }));
}
