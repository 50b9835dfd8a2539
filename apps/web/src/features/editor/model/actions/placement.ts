/** Positions new cards right of their source and clear of the others, so that the graph is tidy without any drag. */
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { CARD, GRID, NODE_WIDTH, overlap, rectOf } from '../../../../shared/canvas/index.js';
import type { Point, Rect, Size } from '../../../../shared/canvas/index.js';

export const COLUMN = 260;
export const ROW = 100;

export const snap = (point: Point): Point => ({
  x: Math.round(point.x / GRID) * GRID,
  y: Math.round(point.y / GRID) * GRID,
});

/** A position right of `source`, offset by the port's index, then moved down until nothing overlaps. */
export function placeAfter(
  graph: WorkflowGraph,
  source: GraphNode,
  port: { readonly index: number; readonly count: number },
  size: Size = CARD,
): Point {
  const tilt = (port.index - (port.count - 1) / 2) * 160;
  const from = rectOf(graph, source);
  const y = middleOf(from) - size.height / 2 + tilt;
  return placeNear(graph, { x: from.x + from.width + COLUMN - NODE_WIDTH, y }, source.parent, size);
}

export const middleOf = ({ y, height }: Rect): number => y + height / 2;

/** The nearest free position below `wanted` in a container; null is the top level. */
export function placeNear(graph: WorkflowGraph, wanted: Point, parent: string | null = null, size: Size = CARD): Point {
  const { width, height } = size;
  let position = snap(wanted);
  const taken = graph.nodes.filter((node) => node.parent === parent).map((node) => rectOf(graph, node));
  while (taken.some((rect) => tooNear(rect, { ...position, width, height })))
    position = { x: position.x, y: position.y + ROW };
  return position;
}

/** The offset for copies of `nodes`: `wanted`, then down until nothing overlaps. */
export function clearOffset(graph: WorkflowGraph, copies: WorkflowGraph, wanted: Point, parent: string | null): Point {
  const { x, y } = snap(wanted);
  const ids = new Set(copies.nodes.map((node) => node.id));
  const taken = graph.nodes.filter((node) => node.parent === parent).map((node) => rectOf(graph, node));
  const own = copies.nodes.filter((node) => !ids.has(node.parent ?? '')).map((node) => rectOf(copies, node));
  const isCovered = (down: number): boolean =>
    own.some((copy) => taken.some((rect) => tooNear(rect, { ...copy, x: copy.x + x, y: copy.y + down })));
  let down = y;
  while (isCovered(down)) down += ROW;
  return { x, y: down };
}

/**
 * Moves the nodes on the right so that a card of the given size fits between two others. Empty when it fits already.
 */
// oxlint-disable-next-line max-params -- values of one computation, each of another kind
export function makeSpace(
  graph: WorkflowGraph,
  source: GraphNode,
  target: GraphNode,
  behind: ReadonlySet<string>,
  size: Size = CARD,
): Readonly<Record<string, Point>> {
  const [from, to] = [rectOf(graph, source), rectOf(graph, target)];
  const missing = from.x + from.width + 2 * (COLUMN - NODE_WIDTH) + size.width - to.x;
  if (missing <= 0 || to.x <= from.x) return {};
  const moving = graph.nodes.filter((node) => node.id === target.id || behind.has(node.id));
  return Object.fromEntries(moving.map((node) => [node.id, { x: node.position.x + missing, y: node.position.y }]));
}

/** Whether two rectangles are closer than the grid. */
const tooNear = (one: Rect, other: Rect): boolean =>
  overlap({ x: one.x - GRID, y: one.y - GRID, width: one.width + 2 * GRID, height: one.height + 2 * GRID }, other);
