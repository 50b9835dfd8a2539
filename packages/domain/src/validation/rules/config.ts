import { nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

/** What the node types say of their settings. A disabled node does nothing, so its settings may wait. */
export const config: WorkflowRule = (graph, catalog) =>
  graph.nodes
    .filter((node) => !node.disabled)
    .flatMap((node) =>
      (catalog.find(node.type)?.checkConfig(node.config) ?? []).map((issue) =>
        nodeProblem(issue.code, node.id, issue.message, issue.field),
      ),
    );
