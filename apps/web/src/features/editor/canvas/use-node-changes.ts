import type { NodeChange } from '@xyflow/react';
import { useCallback, useState } from 'react';
import type { FlowNode, Point } from '../../../shared/canvas/index.js';
import type { Editor } from '../model/editor-store.js';
import { useSession } from '../session/session-context.js';

const nothingDragged: ReadonlyMap<string, Point> = new Map();

/** A drag is only drawn until it ends; then it is one edit. Selections go to the store at once. */
export function useNodeChanges() {
  const { editor } = useSession();
  const [dragged, setDragged] = useState(nothingDragged);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]): void => {
      const moves = changes.filter((change) => change.type === 'position' && change.position !== undefined);
      if (moves.length > 0) {
        const places = new Map(
          moves.flatMap((move) => ('position' in move && move.position ? [[move.id, move.position] as const] : [])),
        );
        const moving = moves.some((move) => 'dragging' in move && move.dragging);
        setDragged(moving ? places : nothingDragged);
        if (!moving) editor.dispatch({ kind: 'move-node', positions: Object.fromEntries(places) });
      }
      selectFrom(changes, editor);
    },
    [editor],
  );

  return { dragged, onNodesChange };
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
