import { indexGraph } from '../../graph/index-graph.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { EdgeRule } from '../rule.js';

export const edgeUnknownNode: EdgeRule = (edge, graph) => {
  const { nodesById } = indexGraph(graph);
  const source = nodesById.get(edge.source);
  const target = nodesById.get(edge.target);
  if (source && target) return undefined;
  const message = source
    ? `A line from ${nameOf(source)} leads to a step that is not in the workflow`
    : target
      ? `A line into ${nameOf(target)} comes from a step that is not in the workflow`
      : 'A line connects two steps that are not in the workflow';
  return nodeProblem('edge.unknown-node', (source ?? target)?.id ?? null, message);
};
