import { ancestors, descendants } from '@hookline/domain';
import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent, RefObject } from 'react';
import {
  GRID,
  arrowDirection,
  findNeighbour,
  focusNode,
  focusNodeWhenDrawn,
  isCanvas,
  isContainer,
} from '../../../../shared/canvas/index.js';
import type { Direction } from '../../../../shared/canvas/index.js';
import { duplicateSelected } from '../../model/actions/fragment.js';
import { moveSelected, toggleSelected } from '../../model/actions/node-actions.js';
import { moveTargets } from '../../model/actions/parent-actions.js';
import type { Editor } from '../../model/editor-store.js';
import type { NodeMenuTarget } from '../../node-menu/node-menu.js';
import { useDeleteSelected } from '../../node-menu/use-delete-selected.js';
import { useSession } from '../../session/session-context.js';
import { isTyping } from './use-canvas-clipboard.js';

const STEP: Record<Direction, { x: number; y: number }> = {
  left: { x: -GRID, y: 0 },
  right: { x: GRID, y: 0 },
  up: { x: 0, y: -GRID },
  down: { x: 0, y: GRID },
};

/**
 * The keyboard shortcuts of the canvas. Single letters work only while it has the focus, so that they interfere with
 * neither typing nor screen readers.
 */
// oxlint-disable-next-line max-lines-per-function -- one hook over one shared state
export function useCanvasKeys(wrapper: RefObject<HTMLElement | null>, openMenu: (target: NodeMenuTarget) => void) {
  const { editor, screen } = useSession();
  const flow = useReactFlow();
  const deleteSelected = useDeleteSelected();

  const current = () => editor.store.getState().tabStop;
  const arrow = (direction: Direction, event: KeyboardEvent): void => {
    const from = current();
    if (event.altKey) return moveSelected(editor, STEP[direction]);
    if (from === null) return;
    if (event.shiftKey && (direction === 'left' || direction === 'right')) {
      const reached = direction === 'right' ? descendants(editor.graph(), from) : ancestors(editor.graph(), from);
      return editor.select([from, ...reached]);
    }
    const next = findNeighbour(editor.graph(), from, direction);
    if (!next) return;
    if (editor.store.getState().open) editor.open(next.id);
    else editor.select([next.id]);
    if (wrapper.current) focusNode(wrapper.current, next.id);
  };

  const openMenuAtNode = (): void => {
    const nodeId = current();
    const card = wrapper.current
      ?.querySelector(`.react-flow__node[data-id="${nodeId ?? ''}"]`)
      ?.getBoundingClientRect();
    if (nodeId !== null && card) openMenu({ nodeId, x: card.left + 20, y: card.bottom });
  };
  const addAtNode = (): void => {
    // With the focus on the empty canvas, keys act on no node.
    const nodeId = onEmptyCanvas(document.activeElement) ? null : current();
    const card = wrapper.current
      ?.querySelector(`.react-flow__node[data-id="${nodeId ?? ''}"]`)
      ?.getBoundingClientRect();
    const box = wrapper.current?.getBoundingClientRect();
    const anchor = card ? { x: card.right, y: card.bottom + 6 } : { x: (box?.left ?? 0) + 80, y: (box?.top ?? 0) + 80 };
    screen.setState({
      addMenu: { anchor, target: nodeId === null ? { kind: 'anywhere' } : { kind: 'after', nodeId, port: null } },
    });
  };

  const openMoving = (): void => {
    const { selection } = editor.store.getState();
    const chosen = editor.graph().nodes.filter((node) => selection.has(node.id));
    if (moveTargets(editor.graph(), chosen).length > 0) screen.setState({ moving: [...selection] });
  };
  const addInside = (): void => {
    const node = editor.graph().nodes.find(({ id }) => id === current());
    const loop = node && isContainer(editor.graph(), node) ? node.id : node?.parent;
    const subflow = wrapper.current
      ?.querySelector(`.react-flow__node[data-id="${loop ?? ''}"]`)
      ?.getBoundingClientRect();
    if (!loop || !subflow) return;
    const anchor = { x: subflow.left + 40, y: subflow.top + 44 };
    screen.setState({ addMenu: { anchor, target: { kind: 'inside', containerId: loop } } });
  };

  const duplicate = (): void => {
    const copy = duplicateSelected(editor) ? current() : null;
    // The next key acts on the copy.
    if (wrapper.current && copy !== null) focusNodeWhenDrawn(wrapper.current, copy);
  };

  const isNothingSelected = (): boolean => editor.store.getState().selection.size === 0;
  const onEmptyCanvas = (focused: EventTarget | null): boolean => isCanvas(focused) && isNothingSelected();

  const plain: Readonly<Record<string, () => void>> = {
    Enter: () => editor.open(current()),
    F2: () => screen.setState({ renaming: current() }),
    d: () => toggleSelected(editor),
    Delete: deleteSelected,
    Backspace: deleteSelected,
    Tab: addAtNode,
    i: addInside,
    m: openMoving,
    ContextMenu: openMenuAtNode,
    '0': () => void flow.zoomTo(1, { duration: 180 }),
    '1': () => void flow.fitView({ padding: 0.2, maxZoom: 1, duration: 180 }),
    '+': () => void flow.zoomIn({ duration: 120 }),
    '=': () => void flow.zoomIn({ duration: 120 }),
    '-': () => void flow.zoomOut({ duration: 120 }),
  };
  const withControl: Readonly<Record<string, () => void>> = {
    a: () => editor.select(editor.graph().nodes.map((node) => node.id)),
    d: duplicate,
  };

  // oxlint-disable-next-line complexity -- one branch per case of what is shown
  return (event: KeyboardEvent): void => {
    // Lists and menus inside the canvas handle their own keys.
    if (isTyping(event.target) || event.defaultPrevented || isButton(event)) return;
    const direction = arrowDirection(event.key);
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (direction && !control) {
      takeFocused(event.target, editor);
      return run(event, () => arrow(direction, event));
    }
    if (event.key === 'F10' && event.shiftKey) return run(event, openMenuAtNode);
    if (event.key === 'Escape') {
      // From here Tab leaves the canvas, in either direction.
      if (isCanvas(event.target)) wrapper.current?.querySelector<HTMLElement>('.hookline-canvas')?.blur();
      editor.select([]);
      return editor.open(null);
    }
    if (event.key === 'Tab' && (event.shiftKey || (isNothingSelected() && !isCanvas(event.target)))) return;
    takeFocused(event.target, editor);
    const action = control ? withControl[key] : event.altKey ? undefined : plain[key];
    if (action) run(event, action);
  };
}

/** Selects the focused node before a key acts on the selection, unless it is one of several selected nodes. */
function takeFocused(target: EventTarget | null, editor: Editor): void {
  const card = target instanceof Element ? target.closest('.react-flow__node') : null;
  const nodeId = card?.getAttribute('data-id');
  if (nodeId && !editor.store.getState().selection.has(nodeId)) editor.select([nodeId]);
}

const isButton = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.closest('button, a') !== null;

function run(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  action();
}
