import { reachableFromTriggers } from '../../graph/reachable-from-triggers.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

/** A warning only: half of a draft is often parked beside the rest. Silent while there is no trigger at all. */
export const unreachable: WorkflowRule = (graph, catalog) => {
  const reached = reachableFromTriggers(graph, catalog);
  if (reached.size === 0) return [];
  return graph.nodes
    .filter((node) => !node.disabled && !reached.has(node.id))
    .map((node) => ({
      ...nodeProblem('node.unreachable', node.id, `${nameOf(node)} never runs: no line leads to it from a trigger`),
      severity: 'warning',
    }));
};
