import { descendants } from '../graph/descendants.js';
import { indexGraph } from '../graph/index-graph.js';
import type { Problem } from '../validation/problem.js';
import { nameOf, nodeProblem } from '../validation/rule.js';
import { EDGE_RULES } from '../validation/validate-workflow.js';
import type { GraphEdge, WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';

/**
 * Why an edge that is not in the graph yet must not be added, or undefined when it may. The editor asks while a line is
 * being drawn.
 */
export function checkConnection(
  graph: WorkflowGraph,
  connection: Pick<GraphEdge, 'source' | 'sourcePort' | 'target'>,
  catalog: NodeCatalog,
): Problem | undefined {
  const edge = { id: '', ...connection };
  for (const rule of EDGE_RULES) {
    const problem = rule(edge, graph, catalog);
    if (problem) return problem;
  }
  return checkCycle(graph, edge);
}

function checkCycle(graph: WorkflowGraph, { source, target }: GraphEdge): Problem | undefined {
  if (source !== target && !descendants(graph, target).has(source)) return undefined;
  const { nodesById } = indexGraph(graph);
  const [from, to] = [source, target].map((id) => nodesById.get(id));
  if (!from || !to) return undefined;
  const message =
    from === to
      ? `${nameOf(from)} cannot lead to itself`
      : `${nameOf(to)} runs before ${nameOf(from)}, so no line can lead back to it`;
  return nodeProblem('graph.cycle', source, message);
}
