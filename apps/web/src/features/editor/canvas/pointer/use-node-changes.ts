import { containedNodes, indexGraph } from '@hookline/domain';
import type { WorkflowGraph } from '@hookline/domain';
import type { NodeChange } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { layoutSubflows, parentAfterDrop } from '../../../../shared/canvas/index.js';
import type { CanvasStore, FlowNode, Point } from '../../../../shared/canvas/index.js';
import type { Editor } from '../../model/editor-store.js';
import { useMoveNodes } from '../../node-menu/use-move-nodes.js';
import { useSession } from '../../session/session-context.js';

const nothingDragged: ReadonlyMap<string, Point> = new Map();

/** Turns React Flow's changes into edits: a drag is one edit, made when it ends; selections go to the store at once. */
export function useNodeChanges(store: CanvasStore) {
  const { editor } = useSession();
  const { drop } = useMoveNodes();
  const [dragged, setDragged] = useState(nothingDragged);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]): void => {
      const moves = changes.filter((change) => change.type === 'position' && change.position !== undefined);
      if (moves.length > 0) {
        const positions = new Map(
          moves.flatMap((move) => ('position' in move && move.position ? [[move.id, move.position] as const] : [])),
        );
        const moving = moves.some((move) => 'dragging' in move && move.dragging);
        const graph = editor.graph();
        setDragged(moving ? withHeld(graph, positions) : nothingDragged);
        store.setState({ dropTarget: moving ? dropTarget(graph, positions) : null });
        if (!moving) drop(positions);
      }
      selectFrom(changes, editor);
    },
    [editor, store, drop],
  );

  return { dragged, onNodesChange };
}

/** Adds the nodes inside dragged loops, so that they move during the drag, too. */
function withHeld(graph: WorkflowGraph, positions: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const subflows = layoutSubflows(graph);
  const { nodesById } = indexGraph(graph);
  const all = new Map(positions);
  for (const [id, to] of positions) {
    const from = subflows.get(id);
    if (!from) continue;
    for (const held of containedNodes(graph, id)) {
      const at = subflows.get(held) ?? nodesById.get(held)?.position;
      if (at && !positions.has(held)) all.set(held, { x: at.x + to.x - from.x, y: at.y + to.y - from.y });
    }
  }
  return all;
}

/** The loop that the dragged nodes would enter, unless they are already in it. */
function dropTarget(graph: WorkflowGraph, positions: ReadonlyMap<string, Point>): string | null {
  const ids = new Set(positions.keys());
  for (const [id, to] of positions) {
    const node = indexGraph(graph).nodesById.get(id);
    const parent = node && parentAfterDrop(graph, node, to, ids);
    if (node && parent && parent !== node.parent && !ids.has(node.parent ?? '')) return parent;
  }
  return null;
}

function selectFrom(changes: readonly NodeChange<FlowNode>[], editor: Editor): void {
  const selections = changes.filter((change) => change.type === 'select');
  if (selections.length === 0) return;
  const next = new Set(editor.store.getState().selection);
  for (const { id, selected } of selections) {
    if (selected) next.add(id);
    else next.delete(id);
  }
  editor.select(next);
}
