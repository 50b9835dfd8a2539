import type { GraphEdge, GraphNode, WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import type { Problem, ProblemCode } from './problem.js';

/** Looks at a whole workflow. Its id is not in the document, and is left out where it is unknown. */
export type WorkflowRule = (graph: WorkflowGraph, catalog: NodeCatalog, workflowId?: string) => readonly Problem[];

/**
 * Looks at one edge, which need not be in the graph yet: an edit asks before it connects. The message says what is
 * wrong with the edge and leaves out what to do, because that differs.
 */
export type EdgeRule = (edge: GraphEdge, graph: WorkflowGraph, catalog: NodeCatalog) => Problem | undefined;

/** A finding about a node that stands in the way of publishing. */
export function nodeProblem(code: ProblemCode, nodeId: string | null, message: string, field?: string): Problem {
  return { code, severity: 'error', nodeId, field: field ?? null, message };
}

/** What a message calls a node. */
export const nameOf = (node: GraphNode): string => node.name.trim() || node.key;
