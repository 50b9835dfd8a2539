import { indexGraph } from '@hookline/domain';
import type { WorkflowGraph } from '@hookline/domain';
import type { Point } from './geometry.js';
import { cardRect, layoutSubflows } from './subflow-layout.js';
import type { Rect } from './subflow-layout.js';

/** The class name of the drag handle of a subflow. */
export const SUBFLOW_HANDLE = 'subflow-handle';

/**
 * A step without incoming edges, with which an item begins. `x` and `y`: its input, relative to the subflow's corner.
 */
export interface SubflowStart extends Point {
  readonly nodeId: string;
}

export function findStarts(
  graph: WorkflowGraph,
  containerId: string,
  subflow: Rect,
  dragged: ReadonlyMap<string, Point>,
): readonly SubflowStart[] {
  const { children, incoming } = indexGraph(graph);
  const starts = (children.get(containerId) ?? []).filter((node) => !incoming.has(node.id));
  return starts.map((node) => {
    const rect = { ...(layoutSubflows(graph).get(node.id) ?? cardRect(node.position)), ...dragged.get(node.id) };
    return { nodeId: node.id, x: rect.x - subflow.x, y: rect.y + rect.height / 2 - subflow.y };
  });
}
