import { indexGraph } from '../graph/index-graph.js';
import { ERROR_PORT } from '../workflow/document.js';
import type { GraphEdge, WorkflowGraph } from '../workflow/document.js';
import { nextEdgeIds } from '../workflow/names/next-edge-ids.js';

/**
 * The edges that are left when nodes are removed: the predecessors of a removed node lead to its successors, along every port
 * but `error`, because an error handler must not run without an error. No edge twice, none from a node to itself. Leaving nodes
 * out of a graph without cycles makes none.
 */
export function healEdges(graph: WorkflowGraph, gone: ReadonlySet<string>): readonly GraphEdge[] {
  const kept = graph.edges.filter((edge) => !gone.has(edge.source) && !gone.has(edge.target));
  const present = new Set(kept.map(lineOf));
  const nextId = nextEdgeIds(graph);
  const healed: GraphEdge[] = [];
  for (const edge of graph.edges) {
    if (gone.has(edge.source) || !gone.has(edge.target)) continue;
    for (const target of findNext(graph, edge.target, gone)) {
      const line = { source: edge.source, sourcePort: edge.sourcePort, target };
      if (target === edge.source || present.has(lineOf(line))) continue;
      present.add(lineOf(line));
      healed.push({ id: nextId(), ...line });
    }
  }
  return [...kept, ...healed];
}

/** The nearest successors of a removed node that stay. */
function findNext(graph: WorkflowGraph, from: string, gone: ReadonlySet<string>): ReadonlySet<string> {
  const { outgoing } = indexGraph(graph);
  const next = new Set<string>();
  const walk = new Set([from]);
  for (const id of walk) {
    for (const { sourcePort, target } of outgoing.get(id) ?? []) {
      if (sourcePort !== ERROR_PORT) (gone.has(target) ? walk : next).add(target);
    }
  }
  return next;
}

const lineOf = ({ source, sourcePort, target }: Omit<GraphEdge, 'id'>) => JSON.stringify([source, sourcePort, target]);
