/**
 * Adds copies of nodes, with the edges between them. The ids of the copies come with the edit (an edit is decided by its
 * data alone); a key and a name stay if they are free. Expressions among the copies follow: they mean the copy, not the original.
 */
import { z } from 'zod';
import { indexGraph } from '../graph/index-graph.js';
import { validateStructure } from '../validation/validate-workflow.js';
import { graphEdgeSchema, graphNodeSchema, stepKeySchema } from '../workflow/document.js';
import type { GraphEdge, GraphNode, WorkflowGraph } from '../workflow/document.js';
import { nextEdgeIds } from '../workflow/names/next-edge-ids.js';
import { followingKey } from '../workflow/names/next-key.js';
import { nextName } from '../workflow/names/next-name.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { applied, refused } from './edit-result.js';
import type { EditResult } from './edit-result.js';
import { findDuplicateId } from './find-duplicate-id.js';
import { renameReferences } from './rename-references.js';

export const pasteSchema = z.object({
  kind: z.literal('paste'),
  nodes: z.array(graphNodeSchema).readonly(),
  /** An edge with an end outside the nodes is left out. */
  edges: z.array(graphEdgeSchema).readonly(),
  /** The new id of each node, by its old one. */
  ids: z.record(z.string(), graphNodeSchema.shape.id),
  /** The new key, by the old id. A node without one keeps its key, or gets the next free one like it. */
  keys: z.record(z.string(), stepKeySchema).optional(),
  /** Added to every position. */
  offset: graphNodeSchema.shape.position.optional(),
  /** The container to paste into, for nodes whose own is not among the copies. */
  parent: graphNodeSchema.shape.parent,
});

type Paste = z.output<typeof pasteSchema>;

export function paste(graph: WorkflowGraph, edit: Paste, catalog: NodeCatalog): EditResult {
  if (edit.nodes.length === 0) return applied(graph);
  const keys = chooseKeys(graph, edit);
  const renamed = new Map(edit.nodes.map((node) => [node.key, keys.get(node.id) ?? node.key]));
  const names = chooseNames(graph, edit.nodes);
  const copies = edit.nodes.map((node, place) => ({
    ...copyNode(node, edit, keys, renameReferences(node, renamed, catalog)),
    name: names[place] ?? node.name,
  }));
  const nodes = [...graph.nodes, ...copies];
  const edges = copyEdges(graph, edit);

  const duplicate = findDuplicateId({ nodes, edges });
  if (duplicate) return duplicate;
  const taken = copies.find((node) => indexGraph(graph).nodesByKey.has(node.key));
  if (taken) return refused('node.duplicate-key', `The workflow already has a step with the key ${taken.key}`);
  const fault = findFault(graph, copies, edges, catalog);
  return fault ?? applied({ ...graph, nodes, edges: [...graph.edges, ...edges] });
}

function chooseKeys(graph: WorkflowGraph, { nodes, keys = {} }: Paste): ReadonlyMap<string, string> {
  const taken = new Set([...graph.nodes.map((node) => node.key), ...Object.values(keys)]);
  const chosen = new Map<string, string>();
  for (const { id, key } of nodes) {
    const next = keys[id] ?? (taken.has(key) ? followingKey(taken, key) : key);
    taken.add(next);
    chosen.set(id, next);
  }
  return chosen;
}

/** A copy gets a name of its own, because people tell steps apart by name. */
function chooseNames(graph: WorkflowGraph, nodes: readonly GraphNode[]): readonly string[] {
  const taken = new Set(graph.nodes.map((node) => node.name));
  return nodes.map(({ name }) => {
    const next = nextName(taken, name);
    taken.add(next);
    return next;
  });
}

function copyNode(
  node: GraphNode,
  { ids, offset = { x: 0, y: 0 }, parent }: Paste,
  keys: ReadonlyMap<string, string>,
  config: GraphNode['config'],
): GraphNode {
  return {
    ...node,
    id: ids[node.id] ?? node.id,
    key: keys.get(node.id) ?? node.key,
    position: { x: node.position.x + offset.x, y: node.position.y + offset.y },
    parent: (node.parent === null ? undefined : ids[node.parent]) ?? parent,
    config,
  };
}

function copyEdges(graph: WorkflowGraph, { nodes, edges, ids }: Paste): readonly GraphEdge[] {
  const pasted = new Set(nodes.map((node) => node.id));
  const nextId = nextEdgeIds(graph);
  return edges
    .filter((edge) => pasted.has(edge.source) && pasted.has(edge.target))
    .map((edge) => ({
      id: nextId(),
      source: ids[edge.source] ?? edge.source,
      sourcePort: edge.sourcePort,
      target: ids[edge.target] ?? edge.target,
    }));
}

/** Checks the copies and the containers they go into, and ignores faults elsewhere in the graph. */
function findFault(
  graph: WorkflowGraph,
  copies: readonly GraphNode[],
  edges: readonly GraphEdge[],
  catalog: NodeCatalog,
): EditResult | undefined {
  const { nodesById } = indexGraph(graph);
  const containers = new Set(copies.flatMap(({ parent }) => (parent === null ? [] : (nodesById.get(parent) ?? []))));
  const own = new Set(copies.map((node) => node.id));
  const nodes = [...copies, ...[...containers].map((node) => ({ ...node, parent: null }))];
  const problem = validateStructure({ ...graph, nodes, edges }, catalog).find(({ nodeId }) => own.has(nodeId ?? ''));
  return problem ? refused(problem.code, problem.message) : undefined;
}
