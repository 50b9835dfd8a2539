import type { GraphEdge, GraphNode, WorkflowGraph } from '../workflow/document.js';
import { nextEdgeIds } from '../workflow/names/next-edge-ids.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { checkConnection } from './check-connection.js';
import { applied, refused } from './edit-result.js';
import type { EditResult } from './edit-result.js';

/** Puts a node that has no edges yet between the ends of an edge. The edge keeps its id and leads to the node. */
export function splitEdge(graph: WorkflowGraph, edge: GraphEdge, node: GraphNode, catalog: NodeCatalog): EditResult {
  const before = { ...edge, target: node.id };
  const after = {
    id: nextEdgeIds(graph)(),
    source: node.id,
    sourcePort: catalog.find(node.type)?.ports(node.config)[0] ?? 'out',
    target: edge.target,
  };
  const problem = checkConnection(graph, before, catalog) ?? checkConnection(graph, after, catalog);
  if (problem) return refused(problem.code, problem.message);
  return applied({ ...graph, edges: [...graph.edges.map((other) => (other === edge ? before : other)), after] });
}
