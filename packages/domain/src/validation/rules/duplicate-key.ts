import { indexGraph } from '../../graph/index-graph.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

export const duplicateKey: WorkflowRule = (graph) => {
  const { nodesByKey } = indexGraph(graph);
  return graph.nodes.flatMap((node) => {
    const first = nodesByKey.get(node.key);
    if (!first || first === node) return [];
    const message = `${nameOf(node)} and ${nameOf(first)} both have the key ${node.key}. Remove one and add it again`;
    return [nodeProblem('node.duplicate-key', node.id, message)];
  });
};
