/** The current item of a loop during editing: the first item of its list in the sample. */
import { containersOf } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { ExpressionError, resolveDeep, resolveList } from '@hookline/expressions';
import type { ExpressionScope } from '@hookline/expressions';
import { sampleScope } from './sample-scope.js';
import type { Items, Outputs, WorkflowFacts } from './sample-scope.js';

export const noItems: Items = new Map();

/**
 * The first item of every loop around a node, by the loop's id. A loop is left out when its list is empty or unknown.
 */
export async function firstItems(
  graph: WorkflowGraph,
  nodeId: string,
  outputs: Outputs,
  workflow: WorkflowFacts,
): Promise<Items> {
  const items = new Map<string, unknown>();
  for (const loop of containersOf(graph, nodeId).toReversed()) {
    const [first] = await listOf(loop, sampleScope(graph, loop.id, outputs, workflow, items));
    if (first !== undefined) items.set(loop.id, first);
  }
  return items;
}

async function listOf(loop: GraphNode, scope: ExpressionScope): Promise<readonly unknown[]> {
  const { items } = loop.config;
  try {
    const list = await (typeof items === 'string' ? resolveList(items, scope) : resolveDeep(items, scope));
    if (Array.isArray(list)) return list;
    return typeof list === 'object' && list !== null ? [list] : [];
  } catch (error) {
    // The field of the list shows the error.
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}
