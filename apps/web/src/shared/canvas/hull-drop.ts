/** Which loop a place belongs to, and into which a dragged step falls. */
import { indexGraph } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import type { Point } from './geometry.js';
import { cardRect, layoutHulls } from './hull-layout.js';
import type { Rect } from './hull-layout.js';
import { nodeFacts } from './node-facts.js';

/** The innermost container at a point, leaving out some with all they hold; null on the top level. */
export function containerAt(
  graph: WorkflowGraph,
  point: Point,
  without: ReadonlySet<string> = new Set(),
): string | null {
  const inner = [...layoutHulls(graph)].findLast(([id, hull]) => covers(hull, point) && !isWithin(graph, id, without));
  return inner?.[0] ?? null;
}

/**
 * The container of a node after it was dragged to `to`, its corner. It goes into the loop that its middle is over, and out
 * of its own only when nothing of it is left there: so it can still be pushed beyond the wall to make the loop larger.
 */
export function parentAfterDrop(
  graph: WorkflowGraph,
  node: GraphNode,
  to: Point,
  dragged: ReadonlySet<string>,
): string | null {
  if (nodeFacts(node).trigger) return null;
  const hull = layoutHulls(graph).get(node.id);
  const rect: Rect = hull ? { ...hull, ...to } : cardRect(to);
  const grip = hull ? { x: to.x + 120, y: to.y + 20 } : { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  const target = containerAt(graph, grip, new Set([...dragged, node.id]));
  const own = node.parent === null ? undefined : layoutHulls(graph).get(node.parent);
  if (node.parent === null || !own || !overlap(own, rect)) return target;
  const deeper = target !== null && isWithin(graph, target, new Set([node.parent]));
  return deeper ? target : node.parent;
}

/** Whether a node is one of these, or inside one of them at any depth. */
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
