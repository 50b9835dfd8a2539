/** Finds the loop at a point, and the loop that receives a dragged step. */
import { indexGraph } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { nodeFacts } from '../../nodes/node-facts.js';
import type { Point } from './geometry.js';
import { cardRect, layoutSubflows } from './subflow-layout.js';
import type { Rect } from './subflow-layout.js';

/** The innermost container at a point, except those in `without` and inside them; null on the top level. */
export function containerAt(
  graph: WorkflowGraph,
  point: Point,
  without: ReadonlySet<string> = new Set(),
): string | null {
  const inner = [...layoutSubflows(graph)].findLast(
    ([id, subflow]) => covers(subflow, point) && !isWithin(graph, id, without),
  );
  return inner?.[0] ?? null;
}

/**
 * The container of a node after it was dragged to `to`, its corner. It enters the loop under its centre, and leaves its
 * own only when it no longer overlaps it: so pushing it across the border enlarges the loop.
 */
export function parentAfterDrop(
  graph: WorkflowGraph,
  node: GraphNode,
  to: Point,
  dragged: ReadonlySet<string>,
): string | null {
  if (nodeFacts(node).trigger) return null;
  const subflow = layoutSubflows(graph).get(node.id);
  const rect: Rect = subflow ? { ...subflow, ...to } : cardRect(to);
  const grip = subflow ? { x: to.x + 120, y: to.y + 20 } : { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  const target = containerAt(graph, grip, new Set([...dragged, node.id]));
  const own = node.parent === null ? undefined : layoutSubflows(graph).get(node.parent);
  if (node.parent === null || !own || !overlap(own, rect)) return target;
  const deeper = target !== null && isWithin(graph, target, new Set([node.parent]));
  return deeper ? target : node.parent;
}

/** Whether a node is one of the containers, or inside one at any depth. */
function isWithin(graph: WorkflowGraph, nodeId: string, containers: ReadonlySet<string>): boolean {
  const { nodesById } = indexGraph(graph);
  const seen = new Set<string>();
  for (let id: string | null = nodeId; id !== null && !seen.has(id); id = nodesById.get(id)?.parent ?? null) {
    if (containers.has(id)) return true;
    seen.add(id);
  }
  return false;
}

export const covers = ({ x, y, width, height }: Rect, point: Point): boolean =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;

export const overlap = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
