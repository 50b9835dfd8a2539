import { useEffect } from 'react';
import { focusNode } from '../../../../shared/canvas/index.js';
import { useSession } from '../../session/session-context.js';
import { useStartTest } from '../../session/use-start-test.js';
import { isTyping } from './use-canvas-clipboard.js';

/** Shortcuts that work wherever the focus is, except in text fields, which have their own undo. */
export function useEditorShortcuts(): void {
  const { editor } = useSession();
  const { mutate: startTest } = useStartTest();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && mayClose(event)) return closePanel();
      if (!event.ctrlKey && !event.metaKey) return;
      const key = event.key.toLowerCase();
      const { open } = editor.store.getState();
      if (key === 'enter' && open) {
        event.preventDefault();
        startTest({ untilNodeId: open.nodeId, showRun: false });
      }
      if (isTyping(event.target)) return;
      if (key === 'z' || key === 'y') {
        event.preventDefault();
        if (key === 'y' || event.shiftKey) editor.redo();
        else editor.undo();
      }
    };
    const closePanel = (): void => {
      const nodeId = editor.store.getState().open?.nodeId;
      editor.open(null);
      // Returns the focus to the node from which the panel was opened.
      if (nodeId !== undefined) focusNode(document.body, nodeId);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [editor, startTest]);
}

/** Text fields, menus and dialogs handle Escape first. */
const mayClose = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  !isTyping(event.target) &&
  document.querySelector('[role="dialog"], [role="menu"]') === null;
