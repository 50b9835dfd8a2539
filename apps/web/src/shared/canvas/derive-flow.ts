/** React Flow's nodes and edges, derived from the graph. An unchanged node stays the same object, so React Flow skips it. */
import { ERROR_PORT } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { Position } from '@xyflow/react';
import type { Edge, Node } from '@xyflow/react';
import { HANDLE, NODE_HEIGHT, NODE_WIDTH, portY } from './geometry.js';
import type { Point } from './geometry.js';
import { nodeFacts } from './node-facts.js';

export type FlowNode = Node<Record<string, never>, 'step'>;
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
      nodes = new Map();
      return graph.nodes.map((source) => {
        const position = dragged.get(source.id) ?? source.position;
        const selected = selection.nodes.has(source.id);
        const tabStop = selection.tabStop === source.id;
        const of = `${position.x},${position.y},${selected},${tabStop}`;
        const known = before.get(source.id);
        const flow =
          known?.source === source && known.of === of ? known.flow : flowNode(source, position, selected, tabStop);
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

function flowNode(node: GraphNode, position: Point, selected: boolean, tabStop: boolean): FlowNode {
  const facts = nodeFacts(node);
  const outputs = facts.ports.map((port, place) => ({
    id: port,
    type: 'source' as const,
    position: Position.Right,
    x: NODE_WIDTH - HANDLE / 2,
    y: portY(place, facts.ports.length) - HANDLE / 2,
    width: HANDLE,
    height: HANDLE,
  }));
  const input = {
    id: null,
    type: 'target' as const,
    position: Position.Left,
    x: -HANDLE / 2,
    y: (NODE_HEIGHT - HANDLE) / 2,
    width: HANDLE,
    height: HANDLE,
  };
  return {
    id: node.id,
    type: 'step',
    position,
    data: {},
    width: NODE_WIDTH,
    height: NODE_HEIGHT,
    measured: { width: NODE_WIDTH, height: NODE_HEIGHT },
    handles: facts.trigger ? outputs : [input, ...outputs],
    selected,
    focusable: false,
    ariaRole: 'group',
    ariaLabel: `${node.name}, ${facts.title}`,
    domAttributes: {
      tabIndex: tabStop ? 0 : -1,
      'aria-roledescription': 'step',
    },
  };
}
