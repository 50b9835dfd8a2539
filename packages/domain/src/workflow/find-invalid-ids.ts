import type { DocumentIssue } from './document-error.js';
import { GRAPH_ID } from './document.js';
import type { WorkflowGraph } from './document.js';

const MESSAGE = 'must have 1 to 64 letters, digits, _ and - only';

/**
 * The ids that no new document may have: see {@link GRAPH_ID}. An invalid node id is reported once, at the node, and not at the
 * edges and children that refer to it.
 */
export function findInvalidIds({ nodes, edges }: Pick<WorkflowGraph, 'nodes' | 'edges'>): readonly DocumentIssue[] {
  return [...invalidIn(nodes, 'nodes'), ...invalidIn(edges, 'edges')];
}

const invalidIn = (items: readonly { readonly id: string }[], list: string): readonly DocumentIssue[] =>
  items.flatMap(({ id }, place) => (GRAPH_ID.test(id) ? [] : [{ path: `${list}.${place}.id`, message: MESSAGE }]));
