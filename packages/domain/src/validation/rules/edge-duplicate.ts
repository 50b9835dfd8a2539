import { indexGraph } from '../../graph/index-graph.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { EdgeRule } from '../rule.js';

export const edgeDuplicate: EdgeRule = (edge, graph) => {
  const { nodesById, outgoing } = indexGraph(graph);
  const first = outgoing
    .get(edge.source)
    ?.find((other) => other.target === edge.target && other.sourcePort === edge.sourcePort);
  if (!first || first === edge) return undefined;
  const [source, target] = [edge.source, edge.target].map((id) => {
    const node = nodesById.get(id);
    return node ? nameOf(node) : 'a missing step';
  });
  return nodeProblem('edge.duplicate', edge.source, `A line from ${source} to ${target} is already there`);
};
