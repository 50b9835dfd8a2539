import { findCycle } from '../../graph/find-cycle.js';
import { indexGraph } from '../../graph/index-graph.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

/** Reports one cycle at a time: once it is removed, the next check reports the next. */
export const cycle: WorkflowRule = (graph) => {
  const { nodesById } = indexGraph(graph);
  const nodes = (findCycle(graph) ?? []).flatMap((id) => nodesById.get(id) ?? []);
  const first = nodes[0];
  if (!first) return [];
  const around = [...nodes, first].map(nameOf).join(' → ');
  const message = `Steps lead back to themselves: ${around}. Remove one of these lines, or use a loop step`;
  return [nodeProblem('graph.cycle', first.id, message)];
};
