/**
 * Computes the subflow of each container from the nodes inside, so that it grows and shrinks by itself. The document
 * stores the positions of nodes only; an empty container's own position is the corner of its subflow.
 */
import { indexGraph } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { findDefinition } from '../../nodes/definitions.js';
import { NODE_HEIGHT, NODE_WIDTH } from './geometry.js';
import type { Point } from './geometry.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Point, Size {}

/** Padding inside a subflow, on the grid: space for the head above, a status line below and a `+` on the right. */
export const SUBFLOW_PADDING = { left: 40, top: 60, right: 80, bottom: 60 } as const;
export const CARD: Size = { width: NODE_WIDTH, height: NODE_HEIGHT };
export const EMPTY_SUBFLOW: Size = {
  width: NODE_WIDTH + SUBFLOW_PADDING.left + SUBFLOW_PADDING.right,
  height: NODE_HEIGHT + SUBFLOW_PADDING.top + SUBFLOW_PADDING.bottom,
};

/** Whether a node contains others, or its type can. */
export const isContainer = (graph: WorkflowGraph, node: GraphNode): boolean =>
  findDefinition(node.type)?.container === true || indexGraph(graph).children.has(node.id);

/** The subflow of every container by its id, outer ones first. Computed once per graph. */
export function layoutSubflows(graph: WorkflowGraph): ReadonlyMap<string, Rect> {
  const known = remembered.get(graph);
  if (known) return known;
  const subflows = measureSubflows(graph);
  remembered.set(graph, subflows);
  return subflows;
}

/** The rectangle of a node on the canvas. */
export const rectOf = (graph: WorkflowGraph, node: GraphNode): Rect =>
  layoutSubflows(graph).get(node.id) ?? cardRect(node.position);

export const cardRect = ({ x, y }: Point): Rect => ({ x, y, ...CARD });

/** The bounding box; undefined without rectangles. */
export function boundsOf(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined;
  const left = Math.min(...rects.map(({ x }) => x));
  const top = Math.min(...rects.map(({ y }) => y));
  const right = Math.max(...rects.map(({ x, width }) => x + width));
  const bottom = Math.max(...rects.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const remembered = new WeakMap<WorkflowGraph, ReadonlyMap<string, Rect>>();

function measureSubflows(graph: WorkflowGraph): ReadonlyMap<string, Rect> {
  const { children } = indexGraph(graph);
  const subflows = new Map<string, Rect>();
  const seen = new Set<string>();
  const roots = graph.nodes.filter((node) => node.parent === null);
  for (const node of [...roots, ...graph.nodes]) measure(node);
  // Inner subflows are measured first, but rendered last.
  return new Map([...subflows].toReversed());

  function measure(node: GraphNode): Rect {
    const known = subflows.get(node.id);
    if (known || seen.has(node.id) || !isContainer(graph, node)) return known ?? cardRect(node.position);
    seen.add(node.id);
    const inside = boundsOf((children.get(node.id) ?? []).map(measure));
    const subflow = inside ? subflowAround(inside) : { ...node.position, ...EMPTY_SUBFLOW };
    subflows.set(node.id, subflow);
    return subflow;
  }
}

const subflowAround = ({ x, y, width, height }: Rect): Rect => ({
  x: x - SUBFLOW_PADDING.left,
  y: y - SUBFLOW_PADDING.top,
  width: width + SUBFLOW_PADDING.left + SUBFLOW_PADDING.right,
  height: height + SUBFLOW_PADDING.top + SUBFLOW_PADDING.bottom,
});
