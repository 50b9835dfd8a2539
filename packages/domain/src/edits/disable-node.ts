import { z } from 'zod';
import type { WorkflowGraph } from '../workflow/document.js';
import { changeNodes } from './change-nodes.js';
import type { EditResult } from './edit-result.js';

/** Turns nodes off (their input passes along the first port) or on again. */
export const disableNodeSchema = z.object({
  kind: z.literal('disable-node'),
  nodeIds: z.array(z.string()).readonly(),
  disabled: z.boolean(),
});

export function disableNode(graph: WorkflowGraph, edit: z.output<typeof disableNodeSchema>): EditResult {
  const { disabled } = edit;
  return changeNodes(graph, edit.nodeIds, (node) => (node.disabled === disabled ? node : { ...node, disabled }));
}
