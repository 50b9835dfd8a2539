import type { GraphEdge, GraphNode, WorkflowGraph } from '../workflow/document.js';
import { groupBy } from './group-by.js';

/**
 * What every walk over a graph looks up. Edges with an unknown end are listed like the others, so look their ends up in
 * `nodesById`; of nodes with the same id or key the first counts.
 */
export interface GraphIndex {
  readonly nodesById: ReadonlyMap<string, GraphNode>;
  readonly nodesByKey: ReadonlyMap<string, GraphNode>;
  /** By the target's id, in document order. A node without incoming edges has no entry. */
  readonly incoming: ReadonlyMap<string, readonly GraphEdge[]>;
  /** By the source's id, in document order. A node without outgoing edges has no entry. */
  readonly outgoing: ReadonlyMap<string, readonly GraphEdge[]>;
  /** By the container's id, or null for the top level. */
  readonly children: ReadonlyMap<string | null, readonly GraphNode[]>;
}

/**
 * Indexes a graph once, O(nodes + edges): graphs are immutable, so the index is kept for as long as the graph is.
 * @example
 * ```ts
 * import { draw } from '@hookline/domain/testing';
 *
 * const { outgoing } = indexGraph(draw('hook -> mail', 'hook -> log'));
 * outgoing.get('hook')?.map((edge) => edge.target); // => ['mail', 'log']
 * ```
 */
export function indexGraph(graph: WorkflowGraph): GraphIndex {
  const known = indexes.get(graph);
  if (known) return known;
  const index: GraphIndex = {
    nodesById: firstBy(graph.nodes, (node) => node.id),
    nodesByKey: firstBy(graph.nodes, (node) => node.key),
    incoming: groupBy(graph.edges, (edge) => edge.target),
    outgoing: groupBy(graph.edges, (edge) => edge.source),
    children: groupBy(graph.nodes, (node) => node.parent),
  };
  indexes.set(graph, index);
  return index;
}

const indexes = new WeakMap<WorkflowGraph, GraphIndex>();

function firstBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) if (!found.has(keyOf(item))) found.set(keyOf(item), item);
  return found;
}
