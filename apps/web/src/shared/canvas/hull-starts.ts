import { indexGraph } from '@hookline/domain';
import type { WorkflowGraph } from '@hookline/domain';
import type { Point } from './geometry.js';
import { layoutHulls, cardRect } from './hull-layout.js';
import type { Rect } from './hull-layout.js';

/** The class of what a hull is dragged by. */
export const HULL_HANDLE = 'hull-handle';

/** A step that every item begins with: no line leads to it. `x` and `y`: where its input is, seen from the hull's corner. */
export interface HullStart extends Point {
  readonly nodeId: string;
}

export function findStarts(
  graph: WorkflowGraph,
  containerId: string,
  hull: Rect,
  dragged: ReadonlyMap<string, Point>,
): readonly HullStart[] {
  const { children, incoming } = indexGraph(graph);
  const starts = (children.get(containerId) ?? []).filter((node) => !incoming.has(node.id));
  return starts.map((node) => {
    const rect = { ...(layoutHulls(graph).get(node.id) ?? cardRect(node.position)), ...dragged.get(node.id) };
    return { nodeId: node.id, x: rect.x - hull.x, y: rect.y + rect.height / 2 - hull.y };
  });
}
