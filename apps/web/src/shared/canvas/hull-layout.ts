/**
 * Where the hull of each container lies: around what it holds, so it grows and shrinks by itself. The document keeps only
 * the places of nodes; an empty container's own place is the corner of its hull.
 */
import { indexGraph } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { findDefinition } from './definitions.js';
import { NODE_HEIGHT, NODE_WIDTH } from './geometry.js';
import type { Point } from './geometry.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Point, Size {}

/** Between the wall and what is inside, on the grid: room for the head above, a status line below and a `+` at the right. */
export const HULL_PAD = { left: 40, top: 60, right: 80, bottom: 60 } as const;
export const CARD: Size = { width: NODE_WIDTH, height: NODE_HEIGHT };
export const EMPTY_HULL: Size = {
  width: NODE_WIDTH + HULL_PAD.left + HULL_PAD.right,
  height: NODE_HEIGHT + HULL_PAD.top + HULL_PAD.bottom,
};

/** A node that holds others, or whose type can. */
export const isContainer = (graph: WorkflowGraph, node: GraphNode): boolean =>
  findDefinition(node.type)?.container === true || indexGraph(graph).children.has(node.id);

/** The hull of every container, by its id; outer ones come first. Worked out once for each graph. */
export function layoutHulls(graph: WorkflowGraph): ReadonlyMap<string, Rect> {
  const known = remembered.get(graph);
  if (known) return known;
  const hulls = measureHulls(graph);
  remembered.set(graph, hulls);
  return hulls;
}

/** What a node covers on the canvas. */
export const rectOf = (graph: WorkflowGraph, node: GraphNode): Rect =>
  layoutHulls(graph).get(node.id) ?? cardRect(node.position);

export const cardRect = ({ x, y }: Point): Rect => ({ x, y, ...CARD });

/** The smallest rectangle around all; undefined around nothing. */
export function boundsOf(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined;
  const left = Math.min(...rects.map(({ x }) => x));
  const top = Math.min(...rects.map(({ y }) => y));
  const right = Math.max(...rects.map(({ x, width }) => x + width));
  const bottom = Math.max(...rects.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const remembered = new WeakMap<WorkflowGraph, ReadonlyMap<string, Rect>>();

function measureHulls(graph: WorkflowGraph): ReadonlyMap<string, Rect> {
  const { children } = indexGraph(graph);
  const hulls = new Map<string, Rect>();
  const seen = new Set<string>();
  const roots = graph.nodes.filter((node) => node.parent === null);
  for (const node of [...roots, ...graph.nodes]) measure(node);
  // An inner hull is known before the one around it, but drawn after it.
  return new Map([...hulls].toReversed());

  function measure(node: GraphNode): Rect {
    const known = hulls.get(node.id);
    if (known || seen.has(node.id) || !isContainer(graph, node)) return known ?? cardRect(node.position);
    seen.add(node.id);
    const inside = boundsOf((children.get(node.id) ?? []).map(measure));
    const hull = inside ? hullAround(inside) : { ...node.position, ...EMPTY_HULL };
    hulls.set(node.id, hull);
    return hull;
  }
}

const hullAround = ({ x, y, width, height }: Rect): Rect => ({
  x: x - HULL_PAD.left,
  y: y - HULL_PAD.top,
  width: width + HULL_PAD.left + HULL_PAD.right,
  height: height + HULL_PAD.top + HULL_PAD.bottom,
});
