import { ERROR_PORT } from '../workflow/document.js';
import type { GraphNode } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';

/** A node's ports in order: its type's own, and `error` when it branches on failure. Undefined when the type is unknown. */
export function portsOf(node: GraphNode, catalog: NodeCatalog): readonly string[] | undefined {
  const ports = catalog.find(node.type)?.ports(node.config);
  if (!ports || node.onError !== 'branch' || ports.includes(ERROR_PORT)) return ports;
  return [...ports, ERROR_PORT];
}
