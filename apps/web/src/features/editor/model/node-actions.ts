/** What a person does to nodes, as edits: each of these is one undo step. */
import { descendants, indexGraph, withField } from '@hookline/domain';
import type { Edit, GraphNode, WorkflowGraph } from '@hookline/domain';
import type { NodeDefinition } from '@hookline/node-kit';
import type { Point } from '../../../shared/canvas/index.js';
import type { AddTarget } from '../session/editor-session.js';
import { isTrigger, portsOfNode } from './catalog.js';
import type { Editor } from './editor-store.js';
import { newNode } from './new-node.js';
import { COLUMN, makeRoom, placeAfter, placeNear } from './placement.js';
import { tidyPositions } from './tidy.js';

/** Adds a node where the target says, connected and placed. @returns its id, undefined when it was refused */
export function addNode(editor: Editor, definition: NodeDefinition, target: AddTarget, at?: Point): string | undefined {
  const graph = editor.graph();
  const edits = definition.trigger ? addAlone(graph, definition, at) : addAt(graph, definition, target, at);
  const added = edits.find((edit) => edit.kind === 'add-node');
  if (!added || !editor.dispatch(edits)) return undefined;
  editor.open(added.node.id);
  return added.node.id;
}

function addAt(graph: WorkflowGraph, definition: NodeDefinition, target: AddTarget, at?: Point): Edit[] {
  const { nodesById } = indexGraph(graph);
  if (target.kind === 'on-edge') return addOnEdge(graph, definition, target.edgeId);
  const source = target.kind === 'after' ? nodesById.get(target.nodeId) : undefined;
  if (!source || target.kind !== 'after') return addAlone(graph, definition, at);
  const ports = portsOfNode(source);
  const port = target.port ?? freePort(graph, source);
  const edge = port === undefined ? onlyEdgeOf(graph, source) : undefined;
  if (edge) return addOnEdge(graph, definition, edge.id);
  const from = port ?? ports[0] ?? 'out';
  const place = target.at ? placeNear(graph, target.at) : placeAfter(graph, source, ports.indexOf(from), ports.length);
  return [
    { kind: 'add-node', node: newNode(graph, definition, place), connectFrom: { nodeId: source.id, port: from } },
  ];
}

function addAlone(graph: WorkflowGraph, definition: NodeDefinition, at?: Point): Edit[] {
  const last = graph.nodes.at(-1);
  const beside = last ? { x: last.position.x + (definition.trigger ? 0 : COLUMN), y: last.position.y } : { x: 0, y: 0 };
  return [{ kind: 'add-node', node: newNode(graph, definition, placeNear(graph, at ?? beside)) }];
}

function addOnEdge(graph: WorkflowGraph, definition: NodeDefinition, edgeId: string): Edit[] {
  const { nodesById } = indexGraph(graph);
  const edge = graph.edges.find(({ id }) => id === edgeId);
  const [source, target] = [nodesById.get(edge?.source ?? ''), nodesById.get(edge?.target ?? '')];
  if (!source || !target) return [];
  const positions = makeRoom(graph, source, target, descendants(graph, target.id));
  const between = { x: source.position.x + COLUMN, y: target.position.y };
  const room = Object.keys(positions).length > 0;
  const place = room || target.position.x - source.position.x >= 2 * COLUMN ? between : placeNear(graph, between);
  const add: Edit = { kind: 'add-node', node: newNode(graph, definition, place), insertOnEdge: edgeId };
  return room ? [{ kind: 'move-node', positions: { ...positions } }, add] : [add];
}

/** The first port with nothing behind it. */
function freePort(graph: WorkflowGraph, node: GraphNode): string | undefined {
  const used = new Set(
    indexGraph(graph)
      .outgoing.get(node.id)
      ?.map((edge) => edge.sourcePort),
  );
  return portsOfNode(node).find((port) => !used.has(port));
}

function onlyEdgeOf(graph: WorkflowGraph, node: GraphNode) {
  const edges = indexGraph(graph).outgoing.get(node.id) ?? [];
  return edges.length === 1 ? edges[0] : undefined;
}

/** Sets one field of a node's config by its dotted path. A burst of typing in it is one undo step. */
export function setField(editor: Editor, nodeId: string, path: string, value: unknown): void {
  const node = indexGraph(editor.graph()).nodesById.get(nodeId);
  const config = node && withField(node.config, path, value);
  if (config) editor.dispatch({ kind: 'configure-node', nodeId, config }, `field ${nodeId} ${path}`);
}

export function removeSelected(editor: Editor): readonly string[] {
  const { selection, selectedEdgeId } = editor.store.getState();
  const names = editor
    .graph()
    .nodes.filter((node) => selection.has(node.id))
    .map((node) => node.name);
  if (selection.size > 0) editor.dispatch({ kind: 'remove-nodes', nodeIds: [...selection] });
  else if (selectedEdgeId !== null) editor.dispatch({ kind: 'disconnect', edgeIds: [selectedEdgeId] });
  return names;
}

/** Turns the selected nodes off, or on again when all of them are off. Triggers stay as they are. */
export function toggleSelected(editor: Editor): void {
  const { selection } = editor.store.getState();
  const nodes = editor.graph().nodes.filter((node) => selection.has(node.id) && !isTrigger(node));
  if (nodes.length === 0) return;
  const disabled = nodes.some((node) => !node.disabled);
  editor.dispatch({ kind: 'disable-node', nodeIds: nodes.map((node) => node.id), disabled });
}

export function moveSelected(editor: Editor, by: Point): void {
  const { selection } = editor.store.getState();
  const moved = editor.graph().nodes.filter((node) => selection.has(node.id));
  const positions = Object.fromEntries(
    moved.map((node) => [node.id, { x: node.position.x + by.x, y: node.position.y + by.y }]),
  );
  if (moved.length > 0) editor.dispatch({ kind: 'move-node', positions }, 'nudge');
}

export function tidy(editor: Editor): void {
  editor.dispatch({ kind: 'move-node', positions: { ...tidyPositions(editor.graph(), portsOfNode) } });
}
