import { Graph, layout } from '@dagrejs/dagre';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../shared/canvas/index.js';
import type { Point } from '../../../shared/canvas/index.js';
import { snap } from './placement.js';

/** New positions for all nodes, left to right, with the first node staying where it is. */
export function tidyPositions(
  graph: WorkflowGraph,
  portsOf: (node: GraphNode) => readonly string[],
): Readonly<Record<string, Point>> {
  const drawing = new Graph({ directed: true });
  drawing.setGraph({ rankdir: 'LR', nodesep: 50, ranksep: 64, edgesep: 20 });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) drawing.setNode(node.id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const edge of inPortOrder(graph, portsOf)) drawing.setEdge(edge.source, edge.target);
  // The heuristic would swap branches to save a crossing; people expect `true` above `false`.
  layout(drawing, { disableOptimalOrderHeuristic: true });

  const [anchor] = graph.nodes;
  if (!anchor) return {};
  const laid = new Map<string, Point>(
    graph.nodes.map((node) => {
      const place = drawing.node(node.id);
      return [node.id, { x: Number(place.x), y: Number(place.y) }];
    }),
  );
  const start = laid.get(anchor.id) ?? { x: 0, y: 0 };
  return Object.fromEntries(
    [...laid].map(([id, { x, y }]) => [
      id,
      snap({ x: x - start.x + anchor.position.x, y: y - start.y + anchor.position.y }),
    ]),
  );
}

/** dagre keeps the order in which it is told of edges: upper ports come first. */
function inPortOrder(graph: WorkflowGraph, portsOf: (node: GraphNode) => readonly string[]) {
  const ports = new Map(graph.nodes.map((node) => [node.id, portsOf(node)]));
  const place = (edge: { source: string; sourcePort: string }) => ports.get(edge.source)?.indexOf(edge.sourcePort) ?? 0;
  return graph.edges.toSorted((a, b) => place(a) - place(b));
}
