/**
 * Adds a node: alone, after another node (`connectFrom`), or into an edge (`insertOnEdge`, which counts when both are
 * given): the edge then leads to the new node, and a new edge leads on from its first port. What the type knows
 * (version, name, key) may be left out.
 */
import { z } from 'zod';
import { indexGraph } from '../graph/index-graph.js';
import { wrongParent } from '../validation/rules/wrong-parent.js';
import { graphEdgeSchema, graphNodeSchema, stepKeySchema } from '../workflow/document.js';
import type { GraphNode, WorkflowGraph } from '../workflow/document.js';
import { nextKey } from '../workflow/names/next-key.js';
import type { NodeCatalog, NodeTypeFacts } from '../workflow/node-catalog.js';
import { connect } from './connect.js';
import { applied, refused, stepNotFound } from './edit-result.js';
import type { EditResult } from './edit-result.js';
import { splitEdge } from './split-edge.js';

export const addNodeSchema = z.object({
  kind: z.literal('add-node'),
  node: graphNodeSchema.extend({
    key: stepKeySchema.optional(),
    typeVersion: graphNodeSchema.shape.typeVersion.removeDefault().optional(),
    name: graphNodeSchema.shape.name.optional(),
    /** Left out: the container of what it is connected to, or none. */
    parent: graphNodeSchema.shape.parent.removeDefault().optional(),
  }),
  connectFrom: z.object({ nodeId: z.string(), port: graphEdgeSchema.shape.sourcePort }).optional(),
  insertOnEdge: z.string().optional(),
});

type AddNode = z.output<typeof addNodeSchema>;

export function addNode(graph: WorkflowGraph, edit: AddNode, catalog: NodeCatalog): EditResult {
  const facts = catalog.find(edit.node.type);
  if (!facts) return refused('node.unknown-type', `There is no step of the type ${edit.node.type}. Choose another`);
  const edge = graph.edges.find(({ id }) => id === edit.insertOnEdge);
  if (edit.insertOnEdge !== undefined && !edge) {
    return refused('edge.not-found', 'The line to insert into is no longer in the workflow. Add the step elsewhere');
  }
  const neighbour = indexGraph(graph).nodesById.get(edge?.source ?? edit.connectFrom?.nodeId ?? '');
  if (edit.connectFrom && !neighbour) return stepNotFound();

  const node = complete(edit.node, facts, graph, neighbour?.parent ?? null);
  const added = append(graph, node, catalog);
  if (!added.ok) return added;
  if (edge) return splitEdge(added.graph, edge, node, catalog);
  if (!edit.connectFrom) return added;
  const { nodeId: source, port: sourcePort } = edit.connectFrom;
  return connect(added.graph, { kind: 'connect', source, sourcePort, target: node.id }, catalog);
}

function complete(node: AddNode['node'], facts: NodeTypeFacts, graph: WorkflowGraph, parent: string | null): GraphNode {
  return {
    ...node,
    key: node.key ?? nextKey(graph, node.type),
    typeVersion: node.typeVersion ?? facts.version,
    name: node.name ?? facts.title,
    parent: node.parent === undefined ? parent : node.parent,
  };
}

function append(graph: WorkflowGraph, node: GraphNode, catalog: NodeCatalog): EditResult {
  const { nodesById, nodesByKey } = indexGraph(graph);
  if (nodesById.has(node.id)) {
    return refused('node.duplicate-id', `The workflow already has a step with the id ${node.id}. Use another id`);
  }
  if (nodesByKey.has(node.key)) {
    return refused('node.duplicate-key', `The workflow already has a step with the key ${node.key}. Use another key`);
  }
  const next = { ...graph, nodes: [...graph.nodes, node] };
  const problem = wrongParent(next, catalog).find(({ nodeId }) => nodeId === node.id);
  return problem ? refused(problem.code, problem.message) : applied(next);
}
