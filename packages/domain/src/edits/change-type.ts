import { z } from 'zod';
import { indexGraph } from '../graph/index-graph.js';
import { graphNodeSchema } from '../workflow/document.js';
import type { WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { carryEdges } from './carry-edges.js';
import { changeNodes } from './change-nodes.js';
import { refused, stepNotFound } from './edit-result.js';
import type { EditResult } from './edit-result.js';

/**
 * Makes a node one of another type, with the settings of that type. Its key stays, and its edges as far as the ports do. A
 * trigger stays a trigger, and a container a container.
 */
export const changeTypeSchema = z.object({
  kind: z.literal('change-type'),
  nodeId: z.string(),
  type: graphNodeSchema.shape.type,
  config: graphNodeSchema.shape.config.removeDefault(),
});

export function changeType(
  graph: WorkflowGraph,
  { nodeId, type, config }: z.output<typeof changeTypeSchema>,
  catalog: NodeCatalog,
): EditResult {
  const node = indexGraph(graph).nodesById.get(nodeId);
  if (!node) return stepNotFound();
  const [before, facts] = [catalog.find(node.type), catalog.find(type)];
  if (!facts) return refused('node.unknown-type', `There is no step of the type ${type}. Choose another`);
  if (before?.trigger !== facts.trigger || before.container !== facts.container) {
    return refused('node.wrong-type', `${node.name} cannot become ${facts.title}. Add a new step`);
  }
  const changed = changeNodes(graph, [nodeId], () =>
    node.type === type ? node : { ...node, type, typeVersion: facts.version, config },
  );
  return carryEdges(graph, changed, nodeId, catalog);
}
