import { Graph, layout } from '@dagrejs/dagre';
import { indexGraph } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import {
  CARD,
  EMPTY_SUBFLOW,
  SUBFLOW_PADDING,
  boundsOf,
  isContainer,
  rectOf,
} from '../../../../shared/canvas/index.js';
import type { Point, Size } from '../../../../shared/canvas/index.js';
import { snap } from './placement.js';

type PortsOf = (node: GraphNode) => readonly string[];

/**
 * New positions for all nodes, left to right, with the first node staying where it is. Loops are laid out from the inside
 * out: each is then a card of its size for what is around it.
 */
export function layoutPositions(graph: WorkflowGraph, portsOf: PortsOf): Readonly<Record<string, Point>> {
  const [anchor] = graph.nodes.filter((node) => node.parent === null);
  if (!anchor) return {};
  const level = layoutLevel(graph, null, portsOf);
  const start = level.positions.get(anchor.id) ?? { x: 0, y: 0 };
  const at = rectOf(graph, anchor);
  const moved = [...level.positions].map(([id, { x, y }]) => [
    id,
    snap({ x: x - start.x + at.x, y: y - start.y + at.y }),
  ]);
  return Object.fromEntries(moved);
}

interface Level {
  readonly size: Size;
  /** Positions of all nodes inside, at any depth, relative to its own corner. */
  readonly positions: ReadonlyMap<string, Point>;
}

function layoutLevel(graph: WorkflowGraph, parent: string | null, portsOf: PortsOf): Level {
  const nodes = indexGraph(graph).children.get(parent) ?? [];
  const inner = new Map(
    nodes.filter((node) => isContainer(graph, node)).map((node) => [node.id, layoutLevel(graph, node.id, portsOf)]),
  );
  const drawing = new Graph({ directed: true });
  drawing.setGraph({ rankdir: 'LR', nodesep: 50, ranksep: 64, edgesep: 20 });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) drawing.setNode(node.id, { ...subflowSize(inner.get(node.id)) });
  for (const edge of inPortOrder(graph, portsOf)) {
    if (drawing.hasNode(edge.source) && drawing.hasNode(edge.target)) drawing.setEdge(edge.source, edge.target);
  }
  // The heuristic would swap branches to save a crossing; people expect `true` above `false`.
  layout(drawing, { disableOptimalOrderHeuristic: true });

  const rects = nodes.map((node) => {
    const { x, y, width, height } = drawing.node(node.id);
    return { id: node.id, x: Number(x) - width / 2, y: Number(y) - height / 2, width, height };
  });
  const bounds = boundsOf(rects) ?? { x: 0, y: 0, width: 0, height: 0 };
  const positions = new Map<string, Point>();
  for (const { id, x, y } of rects) {
    const corner = snap({ x: x - bounds.x, y: y - bounds.y });
    positions.set(id, corner);
    for (const [held, position] of inner.get(id)?.positions ?? []) {
      positions.set(held, {
        x: corner.x + SUBFLOW_PADDING.left + position.x,
        y: corner.y + SUBFLOW_PADDING.top + position.y,
      });
    }
  }
  return { size: bounds, positions };
}

function subflowSize(level: Level | undefined): Size {
  if (!level) return CARD;
  if (level.positions.size === 0) return EMPTY_SUBFLOW;
  const { width, height } = level.size;
  return {
    width: width + SUBFLOW_PADDING.left + SUBFLOW_PADDING.right,
    height: height + SUBFLOW_PADDING.top + SUBFLOW_PADDING.bottom,
  };
}

/** dagre keeps the order of the edges: upper ports come first. */
function inPortOrder(graph: WorkflowGraph, portsOf: (node: GraphNode) => readonly string[]) {
  const ports = new Map(graph.nodes.map((node) => [node.id, portsOf(node)]));
  const position = (edge: { source: string; sourcePort: string }) =>
    ports.get(edge.source)?.indexOf(edge.sourcePort) ?? 0;
  return graph.edges.toSorted((a, b) => position(a) - position(b));
}
