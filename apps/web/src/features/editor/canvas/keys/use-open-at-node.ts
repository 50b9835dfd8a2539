import type { RefObject } from 'react';
import { isCanvas, isContainer } from '../../../../shared/canvas/index.js';
import { moveTargets } from '../../model/actions/parent-actions.js';
import type { Editor } from '../../model/editor-store.js';
import type { NodeMenuTarget } from '../../node-menu/node-menu.js';
import { useSession } from '../../session/session-context.js';

/** Opens the menus of a node at its card, and the dialog that moves the selection. */
export function useOpenAtNode(wrapper: RefObject<HTMLElement | null>, openMenu: (target: NodeMenuTarget) => void) {
  const { editor, screen } = useSession();
  const current = () => editor.store.getState().tabStop;
  const rectOfNode = (nodeId: string | null | undefined) =>
    wrapper.current?.querySelector(`.react-flow__node[data-id="${nodeId ?? ''}"]`)?.getBoundingClientRect();

  return {
    menu: (): void => {
      const nodeId = current();
      const card = rectOfNode(nodeId);
      if (nodeId !== null && card) openMenu({ nodeId, x: card.left + 20, y: card.bottom });
    },
    addMenu: (): void => {
      // With the focus on the empty canvas, keys act on no node.
      const nodeId = isCanvas(document.activeElement) && isNothingSelected(editor) ? null : current();
      const card = rectOfNode(nodeId);
      const box = wrapper.current?.getBoundingClientRect();
      const anchor = card
        ? { x: card.right, y: card.bottom + 6 }
        : { x: (box?.left ?? 0) + 80, y: (box?.top ?? 0) + 80 };
      screen.setState({
        addMenu: { anchor, target: nodeId === null ? { kind: 'anywhere' } : { kind: 'after', nodeId, port: null } },
      });
    },
    addMenuInside: (): void => {
      const node = editor.graph().nodes.find(({ id }) => id === current());
      const loop = node && isContainer(editor.graph(), node) ? node.id : node?.parent;
      const subflow = rectOfNode(loop);
      if (!loop || !subflow) return;
      const anchor = { x: subflow.left + 40, y: subflow.top + 44 };
      screen.setState({ addMenu: { anchor, target: { kind: 'inside', containerId: loop } } });
    },
    moveDialog: (): void => {
      const { selection } = editor.store.getState();
      const chosen = editor.graph().nodes.filter((node) => selection.has(node.id));
      if (moveTargets(editor.graph(), chosen).length > 0) screen.setState({ moving: [...selection] });
    },
  };
}

export const isNothingSelected = (editor: Editor): boolean => editor.store.getState().selection.size === 0;
