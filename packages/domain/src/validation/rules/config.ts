import { nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

/** The issues that node types find in their settings. Skips disabled nodes, which do not run. */
export const config: WorkflowRule = (graph, catalog) =>
  graph.nodes
    .filter((node) => !node.disabled)
    .flatMap((node) =>
      (catalog.find(node.type)?.checkConfig(node.config) ?? []).map((issue) =>
        nodeProblem(issue.code, node.id, issue.message, issue.field),
      ),
    );
