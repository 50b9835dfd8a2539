import { nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

export const noTrigger: WorkflowRule = (graph, catalog) => {
  const triggers = graph.nodes.filter((node) => catalog.find(node.type)?.trigger);
  if (triggers.some((node) => !node.disabled)) return [];
  const message =
    triggers.length === 0
      ? 'Nothing starts this workflow. Add a trigger'
      : 'Nothing starts this workflow, because every trigger is off. Turn one on';
  return [nodeProblem('graph.no-trigger', triggers[0]?.id ?? null, message)];
};
