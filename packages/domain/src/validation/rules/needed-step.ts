import { containedNodes, descendants } from '../../graph/descendants.js';
import type { GraphNode, WorkflowGraph } from '../../workflow/document.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

/** Without the needed step, the step would always wait in vain. A needed step on a branch or inside a loop counts. */
export const neededStep: WorkflowRule = (graph, catalog) =>
  graph.nodes.flatMap((node) => {
    const needed = node.disabled ? undefined : catalog.find(node.type)?.needs(node.config);
    if (!needed) return [];
    const capable = catalog.findCapable(needed.capability);
    if (stepsAfter(graph, node).some((step) => capable.some(({ type }) => type === step.type))) return [];
    const title = capable.map((each) => each.title).join(' or ') || needed.capability;
    const message = `${nameOf(node)} waits for a ${title} step, and none comes after it. Add one, or change “${needed.label}”`;
    return [nodeProblem('field.wrong', node.id, message, needed.field)];
  });

function stepsAfter(graph: WorkflowGraph, { id }: GraphNode): readonly GraphNode[] {
  const after = descendants(graph, id);
  const within = new Set([...after].flatMap((each) => [...containedNodes(graph, each)]));
  return graph.nodes.filter((node) => !node.disabled && (after.has(node.id) || within.has(node.id)));
}
