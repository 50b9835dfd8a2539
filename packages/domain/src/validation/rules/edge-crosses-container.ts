import { indexGraph } from '../../graph/index-graph.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { EdgeRule } from '../rule.js';

/** Loops are containers: what is inside begins anew for every item, so no edge leads in or out (ADR 9). */
export const edgeCrossesContainer: EdgeRule = (edge, graph) => {
  const { nodesById } = indexGraph(graph);
  const source = nodesById.get(edge.source);
  const target = nodesById.get(edge.target);
  if (!source || !target || source.parent === target.parent) return undefined;
  const container = nodesById.get(source.parent ?? target.parent ?? '');
  const border = container ? `the border of ${nameOf(container)}` : 'the border of a loop';
  const message = `A line from ${nameOf(source)} to ${nameOf(target)} crosses ${border}`;
  return nodeProblem('edge.crosses-container', source.id, message);
};
