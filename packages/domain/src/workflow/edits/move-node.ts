import { z } from 'zod';
import { graphNodeSchema } from '../document.js';
import type { WorkflowGraph } from '../document.js';
import { changeNodes } from './change-nodes.js';
import type { EditResult } from './edit-result.js';

/** Puts one or many nodes elsewhere on the canvas, by their ids: a drag, or a tidy-up as one step. */
export const moveNodeSchema = z.object({
  kind: z.literal('move-node'),
  positions: z.record(z.string(), graphNodeSchema.shape.position),
});

export function moveNode(graph: WorkflowGraph, edit: z.output<typeof moveNodeSchema>): EditResult {
  return changeNodes(graph, Object.keys(edit.positions), (node) => {
    const { x, y } = edit.positions[node.id] ?? node.position;
    return x === node.position.x && y === node.position.y ? node : { ...node, position: { x, y } };
  });
}
