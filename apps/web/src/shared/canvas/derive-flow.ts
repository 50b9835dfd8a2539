/** React Flow's nodes and edges, derived from the graph. An unchanged node stays the same object, so React Flow skips it. */
import { ERROR_PORT, indexGraph } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { Position } from '@xyflow/react';
import type { Edge, Node } from '@xyflow/react';
import { HANDLE, portY } from './geometry.js';
import type { Point } from './geometry.js';
import { cardRect, layoutHulls } from './hull-layout.js';
import type { Rect } from './hull-layout.js';
import { findStarts, HULL_HANDLE } from './hull-starts.js';
import type { HullStart } from './hull-starts.js';
import { nodeFacts } from './node-facts.js';

type StepNode = Node<Record<string, never>, 'step'>;
/** A container: drawn as a hull around what it holds. */
export type HullNode = Node<{ readonly starts: readonly HullStart[] }, 'hull'>;
export type FlowNode = StepNode | HullNode;
export type FlowEdge = Edge<{ readonly label: string | null; readonly error: boolean }, 'line'>;

export interface FlowSelection {
  readonly nodes: ReadonlySet<string>;
  readonly edgeId: string | null;
  /** The one node that Tab reaches; arrows go on from there. */
  readonly tabStop: string | null;
}

export const nothingSelected: FlowSelection = { nodes: new Set(), edgeId: null, tabStop: null };

/** Keeps what it derived before and gives the same objects again. One per canvas. */
export function createFlowDeriver() {
  let nodes = new Map<string, { readonly of: string; readonly source: GraphNode; readonly flow: FlowNode }>();
  let edges = new Map<string, { readonly of: string; readonly flow: FlowEdge }>();

  return {
    nodes(graph: WorkflowGraph, selection: FlowSelection, dragged: ReadonlyMap<string, Point>): FlowNode[] {
      const before = nodes;
      const hulls = layoutHulls(graph);
      nodes = new Map();
      return inDrawingOrder(graph, hulls).map((source) => {
        const hull = hulls.get(source.id);
        const rect = { ...(hull ?? cardRect(source.position)), ...dragged.get(source.id) };
        const starts = hull && findStarts(graph, source.id, rect, dragged);
        const look = { selected: selection.nodes.has(source.id), tabStop: selection.tabStop === source.id };
        const of = JSON.stringify([rect, look, starts]);
        const known = before.get(source.id);
        const flow = known?.source === source && known.of === of ? known.flow : flowNode(source, rect, look, starts);
        nodes.set(source.id, { of, source, flow });
        return flow;
      });
    },
    edges(graph: WorkflowGraph, selectedEdgeId: string | null): FlowEdge[] {
      const before = edges;
      const portCounts = new Map(graph.nodes.map((node) => [node.id, nodeFacts(node).ports.length]));
      edges = new Map();
      return graph.edges.map((edge) => {
        // The ordinary way out needs no name beside `error`.
        const several = (portCounts.get(edge.source) ?? 1) > 1;
        const label = several && edge.sourcePort !== 'out' ? edge.sourcePort : null;
        const selected = edge.id === selectedEdgeId;
        const of = `${edge.source},${edge.sourcePort},${edge.target},${label},${selected}`;
        const known = before.get(edge.id);
        const flow: FlowEdge =
          known?.of === of
            ? known.flow
            : {
                id: edge.id,
                type: 'line',
                source: edge.source,
                sourceHandle: edge.sourcePort,
                target: edge.target,
                data: { label, error: edge.sourcePort === ERROR_PORT },
                selected,
                focusable: false,
              };
        edges.set(edge.id, { of, flow });
        return flow;
      });
    },
  };
}

/** Outer hulls before inner ones, and all of them before the cards that lie on them. */
function inDrawingOrder(graph: WorkflowGraph, hulls: ReadonlyMap<string, Rect>): readonly GraphNode[] {
  if (hulls.size === 0) return graph.nodes;
  const { nodesById } = indexGraph(graph);
  const containers = [...hulls.keys()].flatMap((id) => nodesById.get(id) ?? []);
  return [...containers, ...graph.nodes.filter((node) => !hulls.has(node.id))];
}

interface Look {
  readonly selected: boolean;
  readonly tabStop: boolean;
}

function flowNode(node: GraphNode, rect: Rect, look: Look, starts: readonly HullStart[] | undefined): FlowNode {
  const { x, y, width, height } = rect;
  const facts = nodeFacts(node);
  const frame = {
    id: node.id,
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: handlesOf(node, rect),
    selected: look.selected,
    focusable: false,
    ariaRole: 'group' as const,
    domAttributes: { tabIndex: look.tabStop ? 0 : -1 },
  };
  const name = `${node.name}, ${facts.title}`;
  if (!starts) {
    const domAttributes = { ...frame.domAttributes, 'aria-roledescription': 'step' };
    return { ...frame, type: 'step', data: {}, zIndex: look.selected ? 1 : 0, ariaLabel: name, domAttributes };
  }
  return {
    ...frame,
    type: 'hull',
    data: { starts },
    // Below the lines; hulls among themselves lie in drawing order. Only its head is to be grabbed: within, people select.
    zIndex: -1,
    dragHandle: `.${HULL_HANDLE}`,
    selectable: false,
    style: { pointerEvents: 'none' },
    ariaLabel: name,
    domAttributes: { ...frame.domAttributes, 'aria-roledescription': 'loop' },
  };
}

function handlesOf(node: GraphNode, { width, height }: Rect): NonNullable<FlowNode['handles']> {
  const facts = nodeFacts(node);
  const outputs = facts.ports.map((port, place) => ({
    id: port,
    type: 'source' as const,
    position: Position.Right,
    x: width - HANDLE / 2,
    y: portY(place, facts.ports.length, height) - HANDLE / 2,
    width: HANDLE,
    height: HANDLE,
  }));
  const input = {
    id: null,
    type: 'target' as const,
    position: Position.Left,
    x: -HANDLE / 2,
    y: (height - HANDLE) / 2,
    width: HANDLE,
    height: HANDLE,
  };
  return facts.trigger ? outputs : [input, ...outputs];
}
