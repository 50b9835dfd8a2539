/**
 * Functions that do not exist and variables without a value fail or give nothing in every run, so they stand in the way of
 * publishing. The first name of a path is a warning: it gives nothing either, but an expression may be meant that way.
 */
import type { GraphNode } from '../../workflow/document.js';
import type { NodeCatalog, UnknownConfigName } from '../../workflow/node-catalog.js';
import type { Problem } from '../problem.js';
import { nameOf, nodeProblem, type WorkflowRule } from '../rule.js';

export const expressionNames: WorkflowRule = (graph, catalog) =>
  graph.nodes.filter((node) => !node.disabled).flatMap((node) => checkNode(node, catalog));

function checkNode(node: GraphNode, catalog: NodeCatalog): readonly Problem[] {
  const names = catalog.find(node.type)?.unknownNames?.(node.config) ?? [];
  return onceEach(names).map(({ field, kind, message }) => {
    const text = `${nameOf(node)}: ${message}`;
    if (kind !== 'name') return nodeProblem('expression.unknown-function', node.id, text, field);
    return { ...nodeProblem('expression.unknown-name', node.id, text, field), severity: 'warning' as const };
  });
}

/** `x-github-event` is three unknown names and one finding. */
const onceEach = (names: readonly UnknownConfigName[]): readonly UnknownConfigName[] => [
  ...new Map(names.map((one) => [`${one.field} ${one.message}`, one])).values(),
];
