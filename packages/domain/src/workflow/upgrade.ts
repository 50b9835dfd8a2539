/**
 * The border where stored or submitted JSON becomes a graph: upgraded to the current version, then checked for its shape.
 * Validation, not this file, checks whether the workflow makes sense.
 */
import { z } from 'zod';
import { describeIssue } from './describe-issue.js';
import { DocumentError } from './document-error.js';
import type { DocumentIssue } from './document-error.js';
import { DOCUMENT_SCHEMA, workflowGraphSchema } from './document.js';
import type { WorkflowGraph } from './document.js';
import { findInvalidIds } from './find-invalid-ids.js';
import { findRepeated } from './find-repeated.js';
import { UPGRADES } from './upgrades/all-upgrades.js';
import { applyUpgrades } from './upgrades/apply-upgrades.js';

const objectSchema = z.record(z.string(), z.unknown());

/**
 * Stored JSON as a graph of the current version. Does not check that ids fit addresses: a stored document can always be read.
 * @throws DocumentError when it is not a workflow document, or one of a newer Hookline.
 */
export function upgradeDocument(document: unknown): WorkflowGraph {
  const object = objectSchema.safeParse(document);
  if (!object.success) throw wrongShape([{ path: '', message: 'must be an object with nodes and edges' }]);
  const upgraded = applyUpgrades(object.data, UPGRADES, DOCUMENT_SCHEMA);
  const graph = workflowGraphSchema.safeParse(upgraded, { reportInput: true });
  if (!graph.success) {
    throw wrongShape(
      graph.error.issues.map((issue) => ({ path: issue.path.join('.'), message: describeIssue(issue) })),
    );
  }
  const repeated = [...repeatedIds(graph.data.nodes, 'nodes'), ...repeatedIds(graph.data.edges, 'edges')];
  if (repeated.length > 0) throw wrongShape(repeated);
  return graph.data;
}

/**
 * As {@link upgradeDocument}, for a submitted document: ids have to match {@link GRAPH_ID} as well.
 * @throws DocumentError
 */
export function importDocument(document: unknown): WorkflowGraph {
  const graph = upgradeDocument(document);
  const odd = findInvalidIds(graph);
  if (odd.length > 0) throw wrongShape(odd);
  return graph;
}

function repeatedIds(items: readonly { readonly id: string }[], list: string): readonly DocumentIssue[] {
  return findRepeated(items).map((place) => ({ path: `${list}.${place}.id`, message: 'is used twice' }));
}

function wrongShape(issues: readonly DocumentIssue[]): DocumentError {
  const [first] = issues;
  const fault = first ? `: ${first.path || 'it'} ${first.message}` : '';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new DocumentError('document.wrong-shape', `This is not a workflow document${fault}${more}`, issues);
}
