/** Where a new card goes, so that somebody who never drags gets a tidy graph: right of its source, clear of the others. */
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { GRID, NODE_HEIGHT, NODE_WIDTH } from '../../../shared/canvas/index.js';
import type { Point } from '../../../shared/canvas/index.js';

export const COLUMN = 260;
export const ROW = 100;

export const snap = (point: Point): Point => ({
  x: Math.round(point.x / GRID) * GRID,
  y: Math.round(point.y / GRID) * GRID,
});

/** Beside `source`, higher or lower by the port's place, then down until nothing is covered. */
export function placeAfter(graph: WorkflowGraph, source: GraphNode, portPlace: number, portCount: number): Point {
  const tilt = (portPlace - (portCount - 1) / 2) * 160;
  return placeNear(graph, { x: source.position.x + COLUMN, y: source.position.y + tilt });
}

/** As near below `wanted` as there is room. */
export function placeNear(graph: WorkflowGraph, wanted: Point): Point {
  let place = snap(wanted);
  while (graph.nodes.some((node) => covers(node.position, place))) place = { x: place.x, y: place.y + ROW };
  return place;
}

/** How far to move copies of `nodes`: by `wanted`, then down until they cover nothing. */
export function clearOffset(graph: WorkflowGraph, nodes: readonly GraphNode[], wanted: Point): Point {
  const { x, y } = snap(wanted);
  const isCovered = (down: number): boolean =>
    nodes.some(({ position }) =>
      graph.nodes.some((node) => covers(node.position, { x: position.x + x, y: position.y + down })),
    );
  let down = y;
  while (isCovered(down)) down += ROW;
  return { x, y: down };
}

/** Moves what lies to the right, to make room for a card between two others. Empty when there is room already. */
export function makeRoom(
  graph: WorkflowGraph,
  source: GraphNode,
  target: GraphNode,
  behind: ReadonlySet<string>,
): Readonly<Record<string, Point>> {
  const missing = source.position.x + 2 * COLUMN - target.position.x;
  if (missing <= 0 || target.position.x <= source.position.x) return {};
  const moving = graph.nodes.filter((node) => node.id === target.id || behind.has(node.id));
  return Object.fromEntries(moving.map((node) => [node.id, { x: node.position.x + missing, y: node.position.y }]));
}

const covers = (one: Point, other: Point) =>
  Math.abs(one.x - other.x) < NODE_WIDTH + GRID && Math.abs(one.y - other.y) < NODE_HEIGHT + GRID;
