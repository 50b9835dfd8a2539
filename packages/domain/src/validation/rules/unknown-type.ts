import { nameOf, nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

export const unknownType: WorkflowRule = (graph, catalog) =>
  graph.nodes.flatMap((node) => {
    const facts = catalog.find(node.type);
    if (!facts) {
      const message = `${nameOf(node)} is of the type ${node.type}, which this Hookline does not have. Replace the step`;
      return [nodeProblem('node.unknown-type', node.id, message)];
    }
    if (node.typeVersion <= facts.version) return [];
    const versions = `version ${node.typeVersion} of ${facts.title}, and this Hookline has version ${facts.version}`;
    return [nodeProblem('node.unknown-type', node.id, `${nameOf(node)} needs ${versions}. Replace the step`)];
  });
