/** User actions on nodes as edits: each is one undo step. */
import { containedNodes, descendants, indexGraph, withField } from '@hookline/domain';
import type { Edit, GraphEdge, GraphNode, WorkflowGraph } from '@hookline/domain';
import { describeFields } from '@hookline/node-kit';
import type { NodeDefinition } from '@hookline/node-kit';
import { CARD, EMPTY_SUBFLOW, SUBFLOW_PADDING, layoutSubflows, rectOf } from '../../../../shared/canvas/index.js';
import type { Point, Size } from '../../../../shared/canvas/index.js';
import { isTrigger, portsOfNode } from '../catalog.js';
import type { Editor } from '../editor-store.js';
import { firstFieldPath } from '../first-field-path.js';
import type { AddTarget } from './add-target.js';
import { layoutPositions } from './auto-layout.js';
import { newNode } from './new-node.js';
import { COLUMN, makeSpace, middleOf, placeAfter, placeNear } from './placement.js';
import { pushNeighbours } from './push-neighbours.js';

/**
 * Adds a node at the target, connected and positioned.
 * @returns its id, undefined when the edit was refused
 */
export function addNode(
  editor: Editor,
  definition: NodeDefinition,
  target: AddTarget,
  options?: NewNodeOptions,
): string | undefined {
  const node = insertNode(editor, definition, target, options);
  if (!node) return undefined;
  // Focuses the first field to fill in. The panel of a trigger is read first.
  const field = definition.trigger ? null : firstFieldPath(describeFields(definition), node.config);
  editor.open(node.id, field);
  return node.id;
}

/** Adds a node as `addNode` does, and leaves its panel closed. */
export function insertNode(
  editor: Editor,
  definition: NodeDefinition,
  target: AddTarget,
  { at, config }: NewNodeOptions = {},
): GraphNode | undefined {
  const graph = editor.graph();
  const bare = definition.trigger ? addAlone(graph, definition, at) : addAt(graph, definition, target, at);
  const edits = config ? bare.map((edit) => withConfig(edit, config)) : bare;
  const added = edits.find((edit) => edit.kind === 'add-node');
  if (!added || !editor.dispatch(pushNeighbours(graph, edits))) return undefined;
  return indexGraph(editor.graph()).nodesById.get(added.node.id);
}

interface NewNodeOptions {
  readonly at?: Point;
  /** Beside the type's defaults. */
  readonly config?: Readonly<Record<string, unknown>>;
}

const withConfig = (edit: Edit, config: Readonly<Record<string, unknown>>): Edit =>
  edit.kind === 'add-node' ? { ...edit, node: { ...edit.node, config: { ...edit.node.config, ...config } } } : edit;

function addAt(graph: WorkflowGraph, definition: NodeDefinition, target: AddTarget, at?: Point): Edit[] {
  if (target.kind === 'anywhere') return addAlone(graph, definition, at);
  if (target.kind === 'on-edge') return addOnEdge(graph, definition, target.edgeId);
  if (target.kind === 'inside') return addInside(graph, definition, target.containerId, at);
  const source = indexGraph(graph).nodesById.get(target.nodeId);
  return source ? addAfter(graph, definition, source, target.port, target.at) : addAlone(graph, definition, at);
}

// oxlint-disable-next-line max-params -- values of one computation, each of another kind
function addAfter(
  graph: WorkflowGraph,
  definition: NodeDefinition,
  source: GraphNode,
  wantedPort: string | null,
  at: Point | undefined,
): Edit[] {
  const ports = portsOfNode(source);
  const port = wantedPort ?? freePort(graph, source);
  const edge = port === undefined ? onlyEdgeOf(graph, source) : undefined;
  if (edge) return addOnEdge(graph, definition, edge.id);
  const from = port ?? ports[0] ?? 'out';
  const size = sizeOf(definition);
  const position = at
    ? placeNear(graph, at, source.parent, size)
    : placeAfter(graph, source, { index: ports.indexOf(from), count: ports.length }, size);
  return [
    { kind: 'add-node', node: newNode(graph, definition, position), connectFrom: { nodeId: source.id, port: from } },
  ];
}

/** Adds a node into a loop: alone at `at`, otherwise after the last step inside. */
function addInside(graph: WorkflowGraph, definition: NodeDefinition, containerId: string, at?: Point): Edit[] {
  const last = at ? undefined : indexGraph(graph).children.get(containerId)?.at(-1);
  if (last && portsOfNode(last).length > 0) return addAfter(graph, definition, last, null, undefined);
  const subflow = layoutSubflows(graph).get(containerId) ?? { x: 0, y: 0 };
  const wanted = at ?? { x: subflow.x + SUBFLOW_PADDING.left, y: subflow.y + SUBFLOW_PADDING.top };
  const position = placeNear(graph, wanted, containerId, sizeOf(definition));
  return [{ kind: 'add-node', node: { ...newNode(graph, definition, position), parent: containerId } }];
}

function addAlone(graph: WorkflowGraph, definition: NodeDefinition, at?: Point): Edit[] {
  const last = graph.nodes.findLast((node) => node.parent === null);
  const size = sizeOf(definition);
  const rect = last && rectOf(graph, last);
  const beside = rect
    ? { x: rect.x + (definition.trigger ? 0 : rect.width + GAP), y: middleOf(rect) - size.height / 2 }
    : { x: 0, y: 0 };
  return [{ kind: 'add-node', node: newNode(graph, definition, placeNear(graph, at ?? beside, null, size)) }];
}

function addOnEdge(graph: WorkflowGraph, definition: NodeDefinition, edgeId: string): Edit[] {
  const { nodesById } = indexGraph(graph);
  const edge = graph.edges.find(({ id }) => id === edgeId);
  const [source, target] = [nodesById.get(edge?.source ?? ''), nodesById.get(edge?.target ?? '')];
  if (!source || !target) return [];
  const size = sizeOf(definition);
  const [from, to] = [rectOf(graph, source), rectOf(graph, target)];
  const positions = makeSpace(graph, source, target, descendants(graph, target.id), size);
  const between = { x: from.x + from.width + GAP, y: middleOf(to) - size.height / 2 };
  const room = Object.keys(positions).length > 0;
  const fits = room || to.x - between.x >= size.width + GAP;
  const position = fits ? between : placeNear(graph, between, source.parent, size);
  const add: Edit = { kind: 'add-node', node: newNode(graph, definition, position), insertOnEdge: edgeId };
  return room ? [{ kind: 'move-node', positions: { ...positions } }, add] : [add];
}

const GAP = COLUMN - CARD.width;

const sizeOf = (definition: NodeDefinition): Size => (definition.container ? EMPTY_SUBFLOW : CARD);

/** The first unconnected port. */
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

/** Sets one field of a node's config by its dotted path. A burst of typing is one undo step. */
export function setField(editor: Editor, nodeId: string, path: string, value: unknown): void {
  const node = indexGraph(editor.graph()).nodesById.get(nodeId);
  const config = node && withField(node.config, path, value);
  if (config) editor.dispatch({ kind: 'configure-node', nodeId, config }, `field ${nodeId} ${path}`);
}

/**
 * The result of a deletion: the names of the selected nodes, the number of steps inside them, and whether edges were
 * reconnected.
 */
export interface Removal {
  readonly names: readonly string[];
  readonly held: number;
  /** Whether an edge replaced the deleted nodes. */
  readonly joined: boolean;
}

export function removeSelected(editor: Editor): Removal {
  const { selection, selectedEdgeId } = editor.store.getState();
  const graph = editor.graph();
  const names = graph.nodes.filter((node) => selection.has(node.id)).map((node) => node.name);
  const gone = new Set([...selection].flatMap((id) => [id, ...containedNodes(graph, id)]));
  if (selection.size > 0) editor.dispatch({ kind: 'remove-nodes', nodeIds: [...selection] });
  else if (selectedEdgeId !== null) editor.dispatch({ kind: 'disconnect', edgeIds: [selectedEdgeId] });
  const line = ({ source, sourcePort, target }: GraphEdge) => `${source}:${sourcePort}>${target}`;
  const before = new Set(graph.edges.map(line));
  const joined = editor.graph().edges.some((edge) => !before.has(line(edge)));
  return { names, held: gone.size - selection.size, joined };
}

/** Disables the selected nodes, or enables them when all are disabled. Triggers stay unchanged. */
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

export function autoLayout(editor: Editor): void {
  editor.dispatch({ kind: 'move-node', positions: { ...layoutPositions(editor.graph(), portsOfNode) } });
}
