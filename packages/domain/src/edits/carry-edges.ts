import { indexGraph } from '../graph/index-graph.js';
import { portsOf } from '../validation/ports-of.js';
import type { GraphEdge, WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { applied } from './edit-result.js';
import type { EditResult } from './edit-result.js';

/**
 * Makes a node's edges follow its ports after its config has changed. A port that was renamed keeps its edges, also when
 * ports change places; the edges of a port that is gone go with it.
 */
export function carryEdges(
  before: WorkflowGraph,
  changed: EditResult,
  nodeId: string,
  catalog: NodeCatalog,
): EditResult {
  if (!changed.ok || changed.graph === before) return changed;
  const [old, now] = [before, changed.graph].map((graph) => portsIn(graph, nodeId, catalog));
  if (!old || !now || (old.length === now.length && old.every((port, place) => port === now[place]))) return changed;
  const { graph } = changed;
  return applied({ ...graph, edges: onPorts(graph.edges, nodeId, new Set(now), renamedPorts(old, now)) });
}

function portsIn(graph: WorkflowGraph, nodeId: string, catalog: NodeCatalog): readonly string[] | undefined {
  const node = indexGraph(graph).nodesById.get(nodeId);
  return node && portsOf(node, catalog);
}

/** A port is the same as one before it when it is the only new one for the only one gone, or stands in its place. */
function renamedPorts(old: readonly string[], now: readonly string[]): ReadonlyMap<string, string> {
  const gone = old.filter((port) => !now.includes(port));
  const fresh = now.filter((port) => !old.includes(port));
  const renamed = new Map<string, string>();
  for (const port of gone) {
    const next = gone.length === 1 && fresh.length === 1 ? fresh[0] : now[old.indexOf(port)];
    if (next !== undefined && fresh.includes(next)) renamed.set(port, next);
  }
  return renamed;
}

function onPorts(
  edges: readonly GraphEdge[],
  source: string,
  ports: ReadonlySet<string>,
  renamed: ReadonlyMap<string, string>,
): readonly GraphEdge[] {
  const taken = new Set<string>();
  return edges.flatMap((edge) => {
    if (edge.source !== source) return [edge];
    const sourcePort = renamed.get(edge.sourcePort) ?? edge.sourcePort;
    // A broken document may have held edges on the new name already.
    const line = JSON.stringify([sourcePort, edge.target]);
    if (!ports.has(sourcePort) || taken.has(line)) return [];
    taken.add(line);
    return [sourcePort === edge.sourcePort ? edge : { ...edge, sourcePort }];
  });
}
