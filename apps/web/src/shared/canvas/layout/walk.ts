/** Finds the node that an arrow key leads to: along the edges first, otherwise the nearest card in that direction. */
import { indexGraph, predecessors, successors } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { rectOf } from './subflow-layout.js';

export type Direction = 'left' | 'right' | 'up' | 'down';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export const arrowDirection = (key: string): Direction | undefined => DIRECTIONS[key];

export function findNeighbour(graph: WorkflowGraph, fromId: string, direction: Direction): GraphNode | undefined {
  const from = indexGraph(graph).nodesById.get(fromId);
  if (!from) return graph.nodes[0];
  return (
    nearest(graph, from, linkedTo(graph, from, direction)) ??
    nearest(
      graph,
      from,
      graph.nodes.filter((node) => liesTowards(graph, from, node, direction)),
    )
  );
}

/** Left of the first step of a loop is the loop itself. */
function linkedTo(graph: WorkflowGraph, from: GraphNode, direction: Direction): readonly GraphNode[] {
  if (direction === 'right') return successors(graph, from.id);
  if (direction !== 'left') return [];
  const before = predecessors(graph, from.id);
  const loop = indexGraph(graph).nodesById.get(from.parent ?? '');
  return before.length === 0 && loop ? [loop] : before;
}

function liesTowards(graph: WorkflowGraph, from: GraphNode, to: GraphNode, direction: Direction): boolean {
  if (to.id === from.id) return false;
  const [start, end] = [rectOf(graph, from), rectOf(graph, to)];
  const across = end.x - start.x;
  const down = end.y - start.y;
  if (direction === 'right') return across > 0 && across >= Math.abs(down);
  if (direction === 'left') return across < 0 && -across >= Math.abs(down);
  // Cards are three times as wide as high: "above" is a wide wedge.
  if (direction === 'down') return down > 0 && Math.abs(across) <= down * 4;
  return down < 0 && Math.abs(across) <= -down * 4;
}

function nearest(graph: WorkflowGraph, from: GraphNode, nodes: readonly GraphNode[]): GraphNode | undefined {
  const start = rectOf(graph, from);
  const far = (node: GraphNode) => {
    const { x, y } = rectOf(graph, node);
    return Math.hypot(x - start.x, y - start.y);
  };
  return nodes.toSorted((a, b) => far(a) - far(b))[0];
}
