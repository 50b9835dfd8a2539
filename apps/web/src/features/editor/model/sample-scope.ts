/** What expressions of a node can read while it is edited: the sample event and the outputs of the last test run. */
import { ancestors, indexGraph, predecessors } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import type { ExpressionScope } from '@hookline/expressions';
import { isTrigger } from './catalog.js';
import { workflowSteps } from './workflow-outline.js';

/** Outputs by node id. A node that is not in here has no sample. */
export type Outputs = ReadonlyMap<string, unknown>;

export interface Source {
  readonly node: GraphNode;
  /** How expressions begin that read it: `trigger`, `steps.http1`. */
  readonly root: string;
  readonly known: boolean;
  readonly output: unknown;
}

/** What lies upstream of a node, nearest last, the trigger first. */
export function sourcesOf(graph: WorkflowGraph, nodeId: string, outputs: Outputs): readonly Source[] {
  const upstream = ancestors(graph, nodeId);
  return workflowSteps(graph)
    .filter(({ node }) => upstream.has(node.id))
    .map(({ node }) => ({
      node,
      root: isTrigger(node) ? 'trigger' : `steps.${node.key}`,
      known: outputs.has(node.id),
      output: outputs.get(node.id),
    }));
}

export function sampleScope(
  graph: WorkflowGraph,
  nodeId: string,
  outputs: Outputs,
  workflow: { readonly id: string; readonly name: string },
): ExpressionScope {
  const sources = sourcesOf(graph, nodeId, outputs).filter((source) => source.known);
  const trigger = sources.find((source) => source.root === 'trigger')?.output;
  return {
    trigger,
    input: inputOf(graph, nodeId, outputs),
    steps: Object.fromEntries(sources.map(({ node, output }) => [node.key, output])),
    workflow,
  };
}

/** The output of the step before, or `{key: output}` when several lead here. */
function inputOf(graph: WorkflowGraph, nodeId: string, outputs: Outputs): unknown {
  const before = predecessors(graph, nodeId).filter((node) => outputs.has(node.id));
  const [first] = before;
  if (before.length <= 1) return first && outputs.get(first.id);
  return Object.fromEntries(before.map((node) => [node.key, outputs.get(node.id)]));
}

/** The trigger that a run to this node begins at: the nearest one upstream, or the workflow's first. */
export function triggerFor(graph: WorkflowGraph, nodeId: string | null): GraphNode | undefined {
  const upstream = nodeId === null ? new Set<string>() : ancestors(graph, nodeId);
  const own = nodeId === null ? undefined : indexGraph(graph).nodesById.get(nodeId);
  if (own && isTrigger(own)) return own;
  const triggers = graph.nodes.filter(isTrigger);
  return triggers.find((node) => upstream.has(node.id)) ?? triggers[0];
}
