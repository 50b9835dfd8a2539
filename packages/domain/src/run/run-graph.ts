/**
 * A graph made ready for running: what the reducer and the planner look up for every fact. Compiled once per version
 * and kept; it refuses nothing, because only validated graphs are published.
 */
import type { GraphEdge, GraphNode, WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';

export interface RunGraph {
  readonly nodes: ReadonlyMap<string, RunNode>;
}

export interface RunNode {
  readonly node: GraphNode;
  readonly incoming: readonly GraphEdge[];
  readonly outgoing: readonly GraphEdge[];
  /** By which a disabled node, and one that goes on after a failure, is left. */
  readonly firstPort: string;
  readonly isTrigger: boolean;
}

/** @param untilNodeId runs only what leads to this node, and the node itself. */
export function compileRunGraph(graph: WorkflowGraph, catalog: NodeCatalog, untilNodeId?: string | null): RunGraph {
  const kept = untilNodeId == null ? null : withAncestors(graph, untilNodeId);
  const nodes = new Map<string, RunNode & { incoming: GraphEdge[]; outgoing: GraphEdge[] }>();
  for (const node of graph.nodes) {
    if (kept && !kept.has(node.id)) continue;
    const type = catalog.find(node.type);
    const firstPort = type?.ports[0] ?? 'out';
    nodes.set(node.id, { node, incoming: [], outgoing: [], firstPort, isTrigger: type?.trigger ?? false });
  }
  for (const edge of graph.edges) {
    const source = nodes.get(edge.source);
    const target = nodes.get(edge.target);
    if (!source || !target) continue;
    source.outgoing.push(edge);
    target.incoming.push(edge);
  }
  return { nodes };
}

function withAncestors(graph: WorkflowGraph, nodeId: string): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  for (const { source, target } of graph.edges) sources.set(target, [...(sources.get(target) ?? []), source]);
  const found = new Set([nodeId]);
  for (const id of found) for (const source of sources.get(id) ?? []) found.add(source);
  return found;
}
