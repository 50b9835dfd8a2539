/** Where a new card goes, so that somebody who never drags gets a tidy graph: right of its source, clear of the others. */
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { CARD, GRID, NODE_WIDTH, overlap, rectOf } from '../../../shared/canvas/index.js';
import type { Point, Rect, Size } from '../../../shared/canvas/index.js';

export const COLUMN = 260;
export const ROW = 100;

export const snap = (point: Point): Point => ({
  x: Math.round(point.x / GRID) * GRID,
  y: Math.round(point.y / GRID) * GRID,
});

/** Beside `source`, higher or lower by the port's place, then down until nothing is covered. */
export function placeAfter(
  graph: WorkflowGraph,
  source: GraphNode,
  port: { readonly place: number; readonly count: number },
  size: Size = CARD,
): Point {
  const tilt = (port.place - (port.count - 1) / 2) * 160;
  const from = rectOf(graph, source);
  const y = middleOf(from) - size.height / 2 + tilt;
  return placeNear(graph, { x: from.x + from.width + COLUMN - NODE_WIDTH, y }, source.parent, size);
}

export const middleOf = ({ y, height }: Rect): number => y + height / 2;

/** As near below `wanted` as there is room in a container; null is the top level. */
export function placeNear(graph: WorkflowGraph, wanted: Point, parent: string | null = null, size: Size = CARD): Point {
  const { width, height } = size;
  let place = snap(wanted);
  const taken = graph.nodes.filter((node) => node.parent === parent).map((node) => rectOf(graph, node));
  while (taken.some((rect) => tooNear(rect, { ...place, width, height }))) place = { x: place.x, y: place.y + ROW };
  return place;
}

/** How far to move copies of `nodes`: by `wanted`, then down until they cover nothing. */
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

/** Moves what lies to the right, to make room for a card of a size between two others. Empty when there is room already. */
export function makeRoom(
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

/** Closer than the grid. */
const tooNear = (one: Rect, other: Rect): boolean =>
  overlap({ x: one.x - GRID, y: one.y - GRID, width: one.width + 2 * GRID, height: one.height + 2 * GRID }, other);
