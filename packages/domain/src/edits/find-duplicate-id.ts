import type { WorkflowGraph } from '../workflow/document.js';
import { findRepeated } from '../workflow/find-repeated.js';
import { refused } from './edit-result.js';
import type { EditResult } from './edit-result.js';

/** Refuses a graph in which two nodes, or two edges, have the same id. */
export function findDuplicateId({ nodes, edges }: Pick<WorkflowGraph, 'nodes' | 'edges'>): EditResult | undefined {
  const node = nodes[findRepeated(nodes)[0] ?? -1];
  if (node) return refused('node.duplicate-id', `Two steps have the id ${node.id}. Give each an id of its own`);
  const edge = edges[findRepeated(edges)[0] ?? -1];
  if (edge) return refused('edge.duplicate-id', `Two lines have the id ${edge.id}. Give each an id of its own`);
  return undefined;
}
