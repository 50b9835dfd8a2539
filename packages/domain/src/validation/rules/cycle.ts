import { findCycle } from '../../graph/find-cycle.js';
import { indexGraph } from '../../graph/index-graph.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

/** One cycle at a time: without its line, the next check shows the next. */
export const cycle: WorkflowRule = (graph) => {
  const { nodesById } = indexGraph(graph);
  const nodes = (findCycle(graph) ?? []).flatMap((id) => nodesById.get(id) ?? []);
  const first = nodes[0];
  if (!first) return [];
  const around = [...nodes, first].map(nameOf).join(' → ');
  const message = `Steps lead back to themselves: ${around}. Remove one of these lines, or use a loop step`;
  return [nodeProblem('graph.cycle', first.id, message)];
};
