import { z } from 'zod';
import { containedNodes } from '../graph/descendants.js';
import { indexGraph } from '../graph/index-graph.js';
import { graphNodeSchema } from '../workflow/document.js';
import type { GraphNode, WorkflowGraph } from '../workflow/document.js';
import { changeNodes } from './change-nodes.js';
import { stepNotFound } from './edit-result.js';
import type { EditResult } from './edit-result.js';

/**
 * Puts one or many nodes elsewhere on the canvas, by their ids: a drag, or a tidy-up as one step. A container moves its
 * children along; a child with an entry of its own in `positions` moves there, with its own children.
 */
export const moveNodeSchema = z.object({
  kind: z.literal('move-node'),
  positions: z.record(z.string(), graphNodeSchema.shape.position),
});

type Point = GraphNode['position'];

export function moveNode(graph: WorkflowGraph, edit: z.output<typeof moveNodeSchema>): EditResult {
  const { nodesById } = indexGraph(graph);
  const given = new Map(Object.entries(edit.positions));
  if ([...given.keys()].some((id) => !nodesById.has(id))) return stepNotFound();
  const places = new Map([...carriedAlong(graph, given), ...given]);
  return changeNodes(graph, places.keys(), (node) => {
    const { x, y } = places.get(node.id) ?? node.position;
    return x === node.position.x && y === node.position.y ? node : { ...node, position: { x, y } };
  });
}

/** New positions of the children of moved containers: at the same distance from the innermost moved one as before. */
function carriedAlong(graph: WorkflowGraph, given: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const { nodesById } = indexGraph(graph);
  const places = new Map<string, Point>();
  for (const id of given.keys()) for (const held of containedNodes(graph, id)) place(held);
  return places;

  function place(id: string): void {
    const node = nodesById.get(id);
    let container = node?.parent ?? null;
    while (container !== null && !given.has(container)) container = nodesById.get(container)?.parent ?? null;
    const [from, to] = [nodesById.get(container ?? '')?.position, given.get(container ?? '')];
    if (node && from && to) places.set(id, { x: node.position.x + to.x - from.x, y: node.position.y + to.y - from.y });
  }
}
