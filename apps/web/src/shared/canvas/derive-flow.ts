/** React Flow's nodes and edges, derived from the graph. An unchanged node stays the same object, so React Flow skips it. */
import { ERROR_PORT, indexGraph } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { Position } from '@xyflow/react';
import type { Edge, Node } from '@xyflow/react';
import { nodeFacts } from '../nodes/node-facts.js';
import { HANDLE, portY } from './layout/geometry.js';
import type { Point } from './layout/geometry.js';
import { cardRect, layoutSubflows } from './layout/subflow-layout.js';
import type { Rect } from './layout/subflow-layout.js';
import { SUBFLOW_HANDLE, findStarts } from './layout/subflow-starts.js';
import type { SubflowStart } from './layout/subflow-starts.js';

type StepNode = Node<Record<string, never>, 'step'>;
/** A container, rendered as a subflow around its steps. */
export type SubflowNode = Node<{ readonly starts: readonly SubflowStart[] }, 'subflow'>;
export type FlowNode = StepNode | SubflowNode;
export type FlowEdge = Edge<{ readonly label: string | null; readonly error: boolean }, 'line'>;

export interface FlowSelection {
  readonly nodes: ReadonlySet<string>;
  readonly edgeId: string | null;
  /** The node in the tab order; arrow keys move on from it. */
  readonly tabStop: string | null;
}

export const nothingSelected: FlowSelection = { nodes: new Set(), edgeId: null, tabStop: null };

/** Caches derived nodes and edges, so that unchanged ones keep their identity. One per canvas. */
export function createFlowDeriver() {
  let nodes = new Map<string, { readonly of: string; readonly source: GraphNode; readonly flow: FlowNode }>();
  let edges = new Map<string, { readonly of: string; readonly flow: FlowEdge }>();

  return {
    nodes(graph: WorkflowGraph, selection: FlowSelection, dragged: ReadonlyMap<string, Point>): FlowNode[] {
      const before = nodes;
      const subflows = layoutSubflows(graph);
      nodes = new Map();
      return inDrawingOrder(graph, subflows).map((source) => {
        const subflow = subflows.get(source.id);
        const rect = { ...(subflow ?? cardRect(source.position)), ...dragged.get(source.id) };
        const starts = subflow && findStarts(graph, source.id, rect, dragged);
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
        // The port `out` needs no label beside `error`.
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

/** Orders outer subflows before inner ones, and all subflows before cards. */
function inDrawingOrder(graph: WorkflowGraph, subflows: ReadonlyMap<string, Rect>): readonly GraphNode[] {
  if (subflows.size === 0) return graph.nodes;
  const { nodesById } = indexGraph(graph);
  const containers = [...subflows.keys()].flatMap((id) => nodesById.get(id) ?? []);
  return [...containers, ...graph.nodes.filter((node) => !subflows.has(node.id))];
}

interface Look {
  readonly selected: boolean;
  readonly tabStop: boolean;
}

function flowNode(node: GraphNode, rect: Rect, look: Look, starts: readonly SubflowStart[] | undefined): FlowNode {
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
  const name = `${node.name}, ${facts.kind}`;
  if (!starts) {
    const domAttributes = { ...frame.domAttributes, 'aria-roledescription': 'step' };
    return { ...frame, type: 'step', data: {}, zIndex: look.selected ? 1 : 0, ariaLabel: name, domAttributes };
  }
  return {
    ...frame,
    type: 'subflow',
    data: { starts },
    // Below the edges, in rendering order. Only the head drags: inside, the pointer selects.
    zIndex: -1,
    dragHandle: `.${SUBFLOW_HANDLE}`,
    selectable: false,
    style: { pointerEvents: 'none' },
    ariaLabel: name,
    domAttributes: { ...frame.domAttributes, 'aria-roledescription': 'loop' },
  };
}

function handlesOf(node: GraphNode, { width, height }: Rect): NonNullable<FlowNode['handles']> {
  const facts = nodeFacts(node);
  const outputs = facts.ports.map((port, index) => ({
    id: port,
    type: 'source' as const,
    position: Position.Right,
    x: width - HANDLE / 2,
    y: portY(index, facts.ports.length, height) - HANDLE / 2,
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
