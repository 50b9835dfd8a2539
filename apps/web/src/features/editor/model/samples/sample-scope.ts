/** The scope of a node's expressions during editing: the sample event and the outputs of the last test run. */
import { ancestors, containersOf, descendants, indexGraph, predecessors } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import type { ExpressionScope } from '@hookline/expressions';
import { findDefinition } from '../../../../shared/nodes/index.js';
import { isTrigger } from '../catalog.js';
import { workflowSteps } from '../workflow-outline.js';

/** Outputs by node id. A node without an entry has no sample. */
export type Outputs = ReadonlyMap<string, unknown>;

/** The current item of a loop, by the loop's id. A loop whose item is unknown has no entry. */
export type Items = ReadonlyMap<string, unknown>;

export interface WorkflowFacts {
  readonly id: string;
  readonly name: string;
}

export interface Source {
  readonly node: GraphNode;
  readonly kind: 'trigger' | 'step' | 'loop' | 'answer';
  /**
   * The root of expressions that read it: `trigger`, `steps.http1`; empty for the loop around, whose `item` has no
   * prefix; `run.resumeUrls` for a step that waits.
   */
  readonly root: string;
  readonly known: boolean;
  readonly output: unknown;
}

/** The nodes upstream of a node, nearest last, the trigger first. */
export function sourcesOf(graph: WorkflowGraph, nodeId: string, outputs: Outputs): readonly Source[] {
  const upstream = ancestors(graph, nodeId);
  return workflowSteps(graph)
    .filter(({ node }) => upstream.has(node.id))
    .map(({ node }) => ({
      node,
      kind: isTrigger(node) ? 'trigger' : 'step',
      root: isTrigger(node) ? 'trigger' : `steps.${node.key}`,
      known: outputs.has(node.id),
      output: outputs.get(node.id),
    }));
}

/** The loops around a node, innermost first, with the variables that each provides. */
export function loopSourcesOf(graph: WorkflowGraph, nodeId: string, items: Items): readonly Source[] {
  return containersOf(graph, nodeId).map((node, index) => ({
    node,
    kind: 'loop',
    root: index === 0 ? '' : `steps.${node.key}`,
    known: items.has(node.id),
    output: { item: items.get(node.id), index: 0 },
  }));
}

/** The steps after a node that wait for an answer, each with the address to answer at, which this step can send. */
export function answerSourcesOf(graph: WorkflowGraph, nodeId: string): readonly Source[] {
  const downstream = descendants(graph, nodeId);
  return waitingBeside(graph, nodeId)
    .filter(({ id }) => downstream.has(id))
    .map((node) => ({
      node,
      kind: 'answer',
      root: 'run.resumeUrls',
      known: true,
      output: { [node.key]: SAMPLE_RESUME_URL },
    }));
}

// oxlint-disable-next-line max-params -- values of one computation, each of another kind
export function sampleScope(
  graph: WorkflowGraph,
  nodeId: string,
  outputs: Outputs,
  workflow: WorkflowFacts,
  items: Items,
): ExpressionScope {
  const sources = sourcesOf(graph, nodeId, outputs).filter((source) => source.known);
  const trigger = sources.find((source) => source.root === 'trigger')?.output;
  const loops = loopSourcesOf(graph, nodeId, items);
  const [loop] = containersOf(graph, nodeId);
  const steps = [...sources, ...loops.filter((source) => source.known)];
  return {
    trigger,
    input: inputOf(graph, nodeId, outputs) ?? startOf(graph, nodeId, items),
    steps: Object.fromEntries(steps.map(({ node, output }) => [node.key, output])),
    ...sampleRun(graph, nodeId),
    ...(loop && { item: items.get(loop.id), index: 0 }),
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

/**
 * Placeholders for the resume URLs of waiting steps, which exist in a run only. Each item of a loop has its own, so
 * only those of steps in the same container are available.
 */
function sampleRun(graph: WorkflowGraph, nodeId: string): Pick<ExpressionScope, 'run'> {
  const waiting = waitingBeside(graph, nodeId);
  if (waiting.length === 0) return {};
  return { run: { resumeUrls: Object.fromEntries(waiting.map(({ key }) => [key, SAMPLE_RESUME_URL])) } };
}

const SAMPLE_RESUME_URL = 'https://…/resume/…';

/** The steps that wait for an answer in the same container. */
function waitingBeside(graph: WorkflowGraph, nodeId: string): readonly GraphNode[] {
  const { nodesById, children } = indexGraph(graph);
  const beside = children.get(nodesById.get(nodeId)?.parent ?? null) ?? [];
  return beside.filter(({ type }) => findDefinition(type)?.resumable);
}

/** A step in a loop without predecessors starts with the item. */
function startOf(graph: WorkflowGraph, nodeId: string, items: Items): unknown {
  const { nodesById, incoming } = indexGraph(graph);
  return incoming.has(nodeId) ? undefined : items.get(nodesById.get(nodeId)?.parent ?? '');
}

/** The trigger for a test up to this node: the nearest one upstream, or the workflow's first. */
export function triggerFor(graph: WorkflowGraph, nodeId: string | null): GraphNode | undefined {
  const upstream = nodeId === null ? new Set<string>() : ancestors(graph, nodeId);
  const own = nodeId === null ? undefined : indexGraph(graph).nodesById.get(nodeId);
  if (own && isTrigger(own)) return own;
  const triggers = graph.nodes.filter(isTrigger);
  return triggers.find((node) => upstream.has(node.id)) ?? triggers[0];
}
