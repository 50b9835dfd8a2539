import { useReactFlow } from '@xyflow/react';
import type { KeyboardEvent, RefObject } from 'react';
import { arrowDirection, focusNodeWhenDrawn, isCanvas } from '../../../../shared/canvas/index.js';
import { duplicateSelected } from '../../model/actions/fragment.js';
import { toggleSelected } from '../../model/actions/node-actions.js';
import type { Editor } from '../../model/editor-store.js';
import type { NodeMenuTarget } from '../../node-menu/node-menu.js';
import { useDeleteSelected } from '../../node-menu/use-delete-selected.js';
import { useSession } from '../../session/session-context.js';
import { useArrowKeys } from './use-arrow-keys.js';
import { isTyping } from './use-canvas-clipboard.js';
import { isNothingSelected, useOpenAtNode } from './use-open-at-node.js';

/**
 * The keyboard shortcuts of the canvas. Single letters work only while it has the focus, so that they interfere with
 * neither typing nor screen readers.
 */
export function useCanvasKeys(wrapper: RefObject<HTMLElement | null>, openMenu: (target: NodeMenuTarget) => void) {
  const { editor, screen } = useSession();
  const flow = useReactFlow();
  const deleteSelected = useDeleteSelected();
  const onArrow = useArrowKeys(wrapper);
  const openAtNode = useOpenAtNode(wrapper, openMenu);

  const current = () => editor.store.getState().tabStop;
  const duplicate = (): void => {
    const copy = duplicateSelected(editor) ? current() : null;
    // The next key acts on the copy.
    if (wrapper.current && copy !== null) focusNodeWhenDrawn(wrapper.current, copy);
  };

  const plain: Readonly<Record<string, () => void>> = {
    Enter: () => editor.open(current()),
    F2: () => screen.setState({ renaming: current() }),
    d: () => toggleSelected(editor),
    Delete: deleteSelected,
    Backspace: deleteSelected,
    Tab: openAtNode.addMenu,
    i: openAtNode.addMenuInside,
    m: openAtNode.moveDialog,
    ContextMenu: openAtNode.menu,
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
      return run(event, () => onArrow(direction, event));
    }
    if (event.key === 'F10' && event.shiftKey) return run(event, openAtNode.menu);
    if (event.key === 'Escape') {
      // From here Tab leaves the canvas, in either direction.
      if (isCanvas(event.target)) wrapper.current?.querySelector<HTMLElement>('.hookline-canvas')?.blur();
      editor.select([]);
      return editor.open(null);
    }
    if (event.key === 'Tab' && (event.shiftKey || (isNothingSelected(editor) && !isCanvas(event.target)))) return;
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
