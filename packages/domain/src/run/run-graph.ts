/**
 * A graph made ready for running: what the reducer and the planner look up for every fact. Compiled once per version
 * and kept; it refuses nothing, because only validated graphs are published. One level at a time: what a container
 * holds is a graph of its own, which begins at the container and is run once per item.
 */
import type { GraphEdge, GraphNode, WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';

/** The nodes of one level, by id, in the order of the document. */
export interface RunGraph {
  readonly nodes: ReadonlyMap<string, RunNode>;
}

/** A node with its edges on this level. Edges to nodes outside the level are left out. */
export interface RunNode {
  readonly node: GraphNode;
  readonly incoming: readonly GraphEdge[];
  readonly outgoing: readonly GraphEdge[];
  /** By which a disabled node, and one that goes on after a failure, is left. */
  readonly firstPort: string;
  /** Runs begin here: a trigger, or the container whose inside this graph is. */
  readonly isTrigger: boolean;
}

/** Which part of a document a run covers. */
export interface RunScope {
  /** Runs only what leads to this node, and the node itself. */
  readonly untilNodeId?: string | null;
  /** The container whose inside is run; left out: the top level. */
  readonly containerId?: string | null;
}

/** The port by which an item enters a container. */
const ITEM_PORT = 'item';

/** Compiles one level of a graph, O(nodes + edges). An unknown `untilNodeId` narrows nothing. */
export function compileRunGraph(
  graph: WorkflowGraph,
  catalog: Pick<NodeCatalog, 'find'>,
  scope: RunScope = {},
): RunGraph {
  const { untilNodeId = null, containerId = null } = scope;
  const until = untilNodeId === null ? undefined : nodeOnLevel(graph, untilNodeId, containerId);
  const kept = until === undefined ? null : withAncestors(graph, until);
  const nodes = new Map<string, RunNode & { incoming: GraphEdge[]; outgoing: GraphEdge[] }>();
  for (const node of graph.nodes) {
    if (node.parent !== containerId || (kept && !kept.has(node.id))) continue;
    const type = catalog.find(node.type);
    const firstPort = type?.ports(node.config)[0] ?? 'out';
    nodes.set(node.id, { node, incoming: [], outgoing: [], firstPort, isTrigger: type?.trigger ?? false });
  }
  for (const edge of graph.edges) {
    const source = nodes.get(edge.source);
    const target = nodes.get(edge.target);
    if (!source || !target) continue;
    source.outgoing.push(edge);
    target.incoming.push(edge);
  }
  const container = graph.nodes.find((node) => node.id === containerId);
  return { nodes: container ? beginAt(container, nodes) : nodes };
}

/** Lets an item in: an edge from the container to every node inside it that nothing else leads to. */
function beginAt(container: GraphNode, inside: Map<string, RunNode & { incoming: GraphEdge[] }>): RunGraph['nodes'] {
  const outgoing: GraphEdge[] = [];
  for (const [target, { incoming }] of inside) {
    if (incoming.length > 0) continue;
    const edge = { id: `${container.id}>${target}`, source: container.id, sourcePort: ITEM_PORT, target };
    incoming.push(edge);
    outgoing.push(edge);
  }
  const start = { node: container, incoming: [], outgoing, firstPort: ITEM_PORT, isTrigger: true };
  return new Map<string, RunNode>([[container.id, start], ...inside]);
}

/** The node itself or the container around it, whichever is on this level; undefined when neither is. */
function nodeOnLevel(graph: WorkflowGraph, nodeId: string, containerId: string | null): string | undefined {
  for (let node = graph.nodes.find(({ id }) => id === nodeId); node;) {
    if (node.parent === containerId) return node.id;
    const { parent } = node;
    node = graph.nodes.find(({ id }) => id === parent);
  }
  return undefined;
}

function withAncestors(graph: WorkflowGraph, nodeId: string): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  for (const { source, target } of graph.edges) sources.set(target, [...(sources.get(target) ?? []), source]);
  const found = new Set([nodeId]);
  for (const id of found) for (const source of sources.get(id) ?? []) found.add(source);
  return found;
}
