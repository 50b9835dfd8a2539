import type { ProblemCode } from '../validation/problem.js';
import type { WorkflowGraph } from '../workflow/document.js';

/** What became of an edit: a graph (the same object when nothing changed), or why it would break the document. */
export type EditResult =
  | { readonly ok: true; readonly graph: WorkflowGraph }
  | { readonly ok: false; readonly code: EditRefusalCode; readonly message: string };

/** A problem that the edit would cause, or a fault of the edit itself. */
export type EditRefusalCode =
  | ProblemCode
  | 'node.not-found'
  | 'node.duplicate-id'
  | 'graph.wrong-id'
  | 'node.name-missing'
  | 'node.wrong-type'
  | 'edge.not-found'
  | 'edge.duplicate-id'
  | 'field.wrong-path'
  | 'graph.too-large';

export const applied = (graph: WorkflowGraph): EditResult => ({ ok: true, graph });

export const refused = (code: EditRefusalCode, message: string): EditResult => ({ ok: false, code, message });

export const stepNotFound = (): EditResult => refused('node.not-found', 'This step is no longer in the workflow');
