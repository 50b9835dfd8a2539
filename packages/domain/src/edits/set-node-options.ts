import { z } from 'zod';
import { indexGraph } from '../graph/index-graph.js';
import { portsOf } from '../validation/ports-of.js';
import { ERROR_PORT, graphNodeSchema } from '../workflow/document.js';
import type { GraphNode, WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { sameJson } from '../workflow/same-json.js';
import { changeNodes } from './change-nodes.js';
import { applied } from './edit-result.js';
import type { EditResult } from './edit-result.js';

const { onError, retry, timeoutMs, afterCrash, note } = graphNodeSchema.shape;

/** Changes what every node has beside its config. When it no longer branches on failure, its `error` edges go too. */
export const setNodeOptionsSchema = z.object({
  kind: z.literal('set-node-options'),
  nodeId: z.string(),
  options: z.object({
    onError: onError.removeDefault().optional(),
    retry: retry.removeDefault().optional(),
    timeoutMs: timeoutMs.removeDefault().optional(),
    afterCrash: afterCrash.removeDefault().optional(),
    note: note.removeDefault().optional(),
  }),
});

type SetNodeOptions = z.output<typeof setNodeOptionsSchema>;

export function setNodeOptions(graph: WorkflowGraph, edit: SetNodeOptions, catalog: NodeCatalog): EditResult {
  const result = changeNodes(graph, [edit.nodeId], (node) => withOptions(node, edit.options));
  return result.ok ? applied(withoutStrayErrorEdges(result.graph, edit.nodeId, catalog)) : result;
}

function withOptions(node: GraphNode, options: SetNodeOptions['options']): GraphNode {
  const next: GraphNode = {
    ...node,
    onError: options.onError ?? node.onError,
    retry: options.retry ?? node.retry,
    timeoutMs: options.timeoutMs ?? node.timeoutMs,
    afterCrash: options.afterCrash ?? node.afterCrash,
    note: options.note ?? node.note,
  };
  return sameJson(node, next) ? node : next;
}

function withoutStrayErrorEdges(graph: WorkflowGraph, nodeId: string, catalog: NodeCatalog): WorkflowGraph {
  const { nodesById, outgoing } = indexGraph(graph);
  const node = nodesById.get(nodeId);
  const hasErrorPort = node && portsOf(node, catalog)?.includes(ERROR_PORT);
  const stray = hasErrorPort
    ? new Set()
    : new Set(outgoing.get(nodeId)?.filter((edge) => edge.sourcePort === ERROR_PORT));
  return stray.size === 0 ? graph : { ...graph, edges: graph.edges.filter((edge) => !stray.has(edge)) };
}
