import { GRAPH_ID } from './document.js';
import type { WorkflowGraph } from './document.js';
import type { DocumentIssue } from './document-error.js';

const SAYS = 'must have 1 to 64 letters, digits, _ and - only';

/**
 * The ids that no new document may have: see {@link GRAPH_ID}. Where an edge or a container names a node, the node is what
 * is at fault, so that each is found once.
 */
export function findOddIds({ nodes, edges }: Pick<WorkflowGraph, 'nodes' | 'edges'>): readonly DocumentIssue[] {
  return [...oddIn(nodes, 'nodes'), ...oddIn(edges, 'edges')];
}

const oddIn = (items: readonly { readonly id: string }[], list: string): readonly DocumentIssue[] =>
  items.flatMap(({ id }, place) => (GRAPH_ID.test(id) ? [] : [{ path: `${list}.${place}.id`, message: SAYS }]));
