import { indexGraph } from '../../graph/index-graph.js';
import { ERROR_PORT } from '../../workflow/document.js';
import type { GraphNode } from '../../workflow/document.js';
import { closestName } from '../closest-name.js';
import { portsOf } from '../ports-of.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { EdgeRule } from '../rule.js';

/** Skips nodes of an unknown type, whose ports are unknown: another rule reports the type. */
export const edgeUnknownPort: EdgeRule = (edge, graph, catalog) => {
  const source = indexGraph(graph).nodesById.get(edge.source);
  const ports = source && portsOf(source, catalog);
  if (!source || !ports || ports.includes(edge.sourcePort)) return undefined;
  return nodeProblem('edge.unknown-port', source.id, describe(source, edge.sourcePort, ports));
};

function describe(source: GraphNode, port: string, ports: readonly string[]): string {
  if (port === ERROR_PORT) return `${nameOf(source)} leaves by ${ERROR_PORT} only when it is set to branch on failure`;
  if (ports.length === 0) return `${nameOf(source)} ends its path, so nothing can follow it`;
  const meant = closestName(port, ports);
  return `${nameOf(source)} has no output ${port}. ${meant ? `Did you mean ${meant}?` : `It has ${ports.join(', ')}`}`;
}
