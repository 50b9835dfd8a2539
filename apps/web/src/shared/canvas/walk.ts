/** Which node an arrow key goes to: along the lines first, otherwise the nearest card in that direction. */
import { indexGraph, predecessors, successors } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';

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
  const linked =
    direction === 'right' ? successors(graph, fromId) : direction === 'left' ? predecessors(graph, fromId) : [];
  return (
    nearest(from, linked) ??
    nearest(
      from,
      graph.nodes.filter((node) => liesTowards(from, node, direction)),
    )
  );
}

function liesTowards(from: GraphNode, to: GraphNode, direction: Direction): boolean {
  if (to.id === from.id) return false;
  const across = to.position.x - from.position.x;
  const down = to.position.y - from.position.y;
  if (direction === 'right') return across > 0 && across >= Math.abs(down);
  if (direction === 'left') return across < 0 && -across >= Math.abs(down);
  // Cards are three times as wide as high: straight above means a wide wedge.
  if (direction === 'down') return down > 0 && Math.abs(across) <= down * 4;
  return down < 0 && Math.abs(across) <= -down * 4;
}

function nearest(from: GraphNode, nodes: readonly GraphNode[]): GraphNode | undefined {
  const far = (node: GraphNode) => Math.hypot(node.position.x - from.position.x, node.position.y - from.position.y);
  return nodes.toSorted((a, b) => far(a) - far(b))[0];
}
