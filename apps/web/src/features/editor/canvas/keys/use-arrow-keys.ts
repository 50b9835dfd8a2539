import { ancestors, descendants } from '@hookline/domain';
import type { KeyboardEvent, RefObject } from 'react';
import { GRID, findNeighbour, focusNode } from '../../../../shared/canvas/index.js';
import type { Direction } from '../../../../shared/canvas/index.js';
import { moveSelected } from '../../model/actions/node-actions.js';
import { useSession } from '../../session/session-context.js';

const STEP: Record<Direction, { x: number; y: number }> = {
  left: { x: -GRID, y: 0 },
  right: { x: GRID, y: 0 },
  up: { x: 0, y: -GRID },
  down: { x: 0, y: GRID },
};

/** Arrows walk from node to node. With Alt they move the selection, with Shift they select all nodes on that side. */
export function useArrowKeys(wrapper: RefObject<HTMLElement | null>) {
  const { editor } = useSession();
  return (direction: Direction, event: KeyboardEvent): void => {
    const { tabStop: from, open } = editor.store.getState();
    if (event.altKey) return moveSelected(editor, STEP[direction]);
    if (from === null) return;
    if (event.shiftKey && (direction === 'left' || direction === 'right')) {
      const reached = direction === 'right' ? descendants(editor.graph(), from) : ancestors(editor.graph(), from);
      return editor.select([from, ...reached]);
    }
    const next = findNeighbour(editor.graph(), from, direction);
    if (!next) return;
    if (open) editor.open(next.id);
    else editor.select([next.id]);
    if (wrapper.current) focusNode(wrapper.current, next.id);
  };
}
