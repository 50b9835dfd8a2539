/**
 * A document whose expressions alone would take seconds to read. Judged by their number and length, before any is read, and the
 * rules that read expressions are left out then.
 */
import type { WorkflowGraph } from '../../workflow/document.js';
import type { NodeCatalog } from '../../workflow/node-catalog.js';
import { nodeProblem, type WorkflowRule } from '../rule.js';

/** Reading one takes a tenth of a millisecond or so. */
const MAX_TEMPLATES = 5_000;
const MAX_TEMPLATE_CHARACTERS = 1_000_000;

export const tooLarge: WorkflowRule = (graph, catalog) => {
  const message = describeExcess(graph, catalog);
  return message === undefined ? [] : [nodeProblem('workflow.too-large', null, message)];
};

export const isTooLarge = (graph: WorkflowGraph, catalog: NodeCatalog): boolean =>
  describeExcess(graph, catalog) !== undefined;

function describeExcess(graph: WorkflowGraph, catalog: NodeCatalog): string | undefined {
  let templates = 0;
  let characters = 0;
  for (const node of graph.nodes) {
    const load = catalog.find(node.type)?.expressionLoad?.(node.config);
    templates += load?.templates ?? 0;
    characters += load?.characters ?? 0;
  }
  const most = `A workflow may hold ${MAX_TEMPLATES} expressions in ${MAX_TEMPLATE_CHARACTERS} characters of text`;
  if (templates > MAX_TEMPLATES) return `${most}, and this one holds ${templates}. Split it into several workflows`;
  if (characters > MAX_TEMPLATE_CHARACTERS)
    return `${most}, and here the text has ${characters}. Split it into several workflows`;
  return undefined;
}
