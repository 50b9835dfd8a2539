import { applyEdit, editSchema } from '../edits/apply-edit.js';
import type { EditInput } from '../edits/apply-edit.js';
import type { EditRefusalCode } from '../edits/edit-result.js';
import type { WorkflowGraph } from '../workflow/document.js';
import { testCatalog } from './test-catalog.js';

/**
 * The graph after an edit, with the types of `testCatalog`.
 *
 * @throws Error when the edit is refused.
 */
export function edit(graph: WorkflowGraph, input: EditInput): WorkflowGraph {
  const result = applyEdit(graph, editSchema.parse(input), testCatalog);
  if (result.ok) return result.graph;
  throw new Error(`${result.code}: ${result.message}`);
}

/** Why an edit is refused, or undefined when it is not. */
export function refusal(
  graph: WorkflowGraph,
  input: EditInput,
): { code: EditRefusalCode; message: string } | undefined {
  const result = applyEdit(graph, editSchema.parse(input), testCatalog);
  return result.ok ? undefined : { code: result.code, message: result.message };
}

/** The edges of a graph as words: `check[true]->mail`. */
export function lines(graph: WorkflowGraph): readonly string[] {
  return graph.edges.map(({ source, sourcePort, target }) =>
    sourcePort === 'out' ? `${source}->${target}` : `${source}[${sourcePort}]->${target}`,
  );
}
