import { indexGraph } from '../../graph/index-graph.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { EdgeRule } from '../rule.js';

export const edgeIntoTrigger: EdgeRule = (edge, graph, catalog) => {
  const target = indexGraph(graph).nodesById.get(edge.target);
  if (!target || !catalog.find(target.type)?.trigger) return undefined;
  return nodeProblem('edge.into-trigger', target.id, `${nameOf(target)} starts runs, so no line can lead into it`);
};
