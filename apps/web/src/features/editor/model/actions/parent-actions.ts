/** Moves of steps into and out of loops, as edits: each is one undo step. */
import { containedNodes, indexGraph } from '@hookline/domain';
import type { Edit, GraphNode, WorkflowGraph } from '@hookline/domain';
import {
  GRID,
  SUBFLOW_PADDING,
  isContainer,
  layoutSubflows,
  parentAfterDrop,
  rectOf,
} from '../../../../shared/canvas/index.js';
import type { Point } from '../../../../shared/canvas/index.js';
import { isTrigger } from '../catalog.js';
import type { Editor } from '../editor-store.js';
import { placeNear, snap } from './placement.js';
import { pushNeighbours } from './push-neighbours.js';

/** The result of a move that changed the loop of some steps. */
export interface ParentChange {
  readonly names: readonly string[];
  /** Name of the new loop; null on the top level. */
  readonly into: string | null;
  readonly outOf: string | null;
  /** Number of edges removed because they would have crossed the border of a loop. */
  readonly cut: number;
}

/** Applies the end of a drag. The position of a loop is the corner of its subflow, as React Flow reports it. */
export function dropNodes(editor: Editor, dropped: ReadonlyMap<string, Point>): ParentChange | undefined {
  const graph = editor.graph();
  const { nodesById } = indexGraph(graph);
  const dragged = new Set(dropped.keys());
  const positions = new Map<string, Point>();
  const moves = new Map<string | null, string[]>();
  for (const [id, to] of dropped) {
    const node = nodesById.get(id);
    if (!node) continue;
    const corner = rectOf(graph, node);
    positions.set(id, { x: node.position.x + to.x - corner.x, y: node.position.y + to.y - corner.y });
    if (isHeldByOneOf(graph, node, dragged)) continue;
    const parent = parentAfterDrop(graph, node, to, dragged);
    if (parent !== node.parent) moves.set(parent, [...(moves.get(parent) ?? []), id]);
  }
  const edits: Edit[] = [{ kind: 'move-node', positions: Object.fromEntries(positions) }];
  for (const [parent, nodeIds] of moves) edits.push({ kind: 'set-parent', nodeIds, parent });
  return apply(editor, edits, [...moves.values()].flat());
}

/** Moves nodes into a loop, to the loop around or to the top level, at a free position. */
export function moveInto(editor: Editor, nodeIds: readonly string[], parent: string | null): ParentChange | undefined {
  const graph = editor.graph();
  const moving = nodeIds.flatMap((id) => indexGraph(graph).nodesById.get(id) ?? []);
  const [first] = moving;
  if (!first) return undefined;
  const corner = rectOf(graph, first);
  const position = placeInLevel(graph, first, parent);
  const by = { x: position.x - corner.x, y: position.y - corner.y };
  const positions = Object.fromEntries(
    moving.map((node) => [node.id, { x: node.position.x + by.x, y: node.position.y + by.y }]),
  );
  const edits: Edit[] = [
    { kind: 'set-parent', nodeIds: [...nodeIds], parent },
    { kind: 'move-node', positions },
  ];
  return apply(editor, edits, nodeIds);
}

/** The loops that all these nodes can be moved into; null stands for the top level. */
export function moveTargets(graph: WorkflowGraph, nodes: readonly GraphNode[]): readonly (GraphNode | null)[] {
  if (nodes.length === 0 || nodes.some(isTrigger)) return [];
  const taken = new Set(nodes.flatMap(({ id }) => [id, ...containedNodes(graph, id)]));
  const loops = graph.nodes.filter((node) => isContainer(graph, node) && !taken.has(node.id));
  const inAll = (parent: string | null) => nodes.every((node) => node.parent === parent);
  return [...(inAll(null) ? [] : [null]), ...loops.filter((loop) => !inAll(loop.id))];
}

/** A free position in a loop, or below the loop that is left. */
function placeInLevel(graph: WorkflowGraph, node: GraphNode, parent: string | null): Point {
  const subflow = layoutSubflows(graph).get(parent ?? '');
  if (subflow) {
    const held = indexGraph(graph).children.get(parent) ?? [];
    const corner = { x: subflow.x + SUBFLOW_PADDING.left, y: subflow.y + SUBFLOW_PADDING.top };
    return held.length === 0 ? snap(corner) : placeNear(graph, corner, parent, rectOf(graph, node));
  }
  const left = layoutSubflows(graph).get(node.parent ?? '');
  const below = left ? { x: rectOf(graph, node).x, y: left.y + left.height + 2 * GRID } : node.position;
  return placeNear(graph, below, parent, rectOf(graph, node));
}

function apply(editor: Editor, edits: readonly Edit[], moved: readonly string[]): ParentChange | undefined {
  const before = editor.graph();
  if (!editor.dispatch(pushNeighbours(before, edits)) || moved.length === 0) return undefined;
  const after = editor.graph();
  const nameOf = (id: string | null | undefined): string | null =>
    (id == null ? undefined : indexGraph(after).nodesById.get(id)?.name) ?? null;
  const [first = ''] = moved;
  return {
    names: moved.map((id) => nameOf(id) ?? ''),
    into: nameOf(indexGraph(after).nodesById.get(first)?.parent),
    outOf: nameOf(indexGraph(before).nodesById.get(first)?.parent),
    cut: before.edges.length - after.edges.length,
  };
}

function isHeldByOneOf(graph: WorkflowGraph, node: GraphNode, containers: ReadonlySet<string>): boolean {
  return [...containers].some((id) => containedNodes(graph, id).has(node.id));
}
