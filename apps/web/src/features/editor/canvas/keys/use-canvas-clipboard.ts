import { useReactFlow } from '@xyflow/react';
import type { ClipboardEvent, RefObject } from 'react';
import { focusNodeWhenDrawn } from '../../../../shared/canvas/index.js';
import { announce, plural } from '../../../../shared/ui/index.js';
import { copySelected, pasteText } from '../../model/actions/clipboard.js';
import { removeSelected } from '../../model/actions/node-actions.js';
import { leftNote, pasteStep } from '../../model/actions/paste-step.js';
import { useSession } from '../../session/session-context.js';
import { toastNote } from '../../session/toast-note.js';
import { toastRefusal } from '../../session/toast-refusal.js';

/** Copy, cut and paste of nodes as JSON text, through the clipboard events of the browser, which need no permission. */
export function useCanvasClipboard(wrapper: RefObject<HTMLElement | null>) {
  const { editor } = useSession();
  const flow = useReactFlow();

  const copy = (event: ClipboardEvent): boolean => {
    const { selection } = editor.store.getState();
    const text = isTyping(event.target) ? undefined : copySelected(editor);
    if (text === undefined) return false;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    announce(`${plural(selection.size, 'step')} copied`);
    return true;
  };

  return {
    onCopy: (event: ClipboardEvent) => void copy(event),
    onCut: (event: ClipboardEvent) => {
      if (copy(event)) removeSelected(editor);
    },
    onPaste: (event: ClipboardEvent) => {
      if (isTyping(event.target)) return;
      const text = event.clipboardData.getData('text/plain');
      const step = pasteStep(editor, text, middle);
      if (step) {
        event.preventDefault();
        const note = leftNote(step);
        if (note !== null) toastNote('Pasted as a step, but not all of it', note);
        return;
      }
      const pasted = pasteText(editor, text, middle);
      if (pasted.kind === 'nothing') {
        if (text.trim() !== '') toastRefusal('There are no steps in what was copied. Copy steps of a workflow first');
        return;
      }
      event.preventDefault();
      // The next key acts on the pasted nodes, not on the copied ones.
      const { tabStop } = editor.store.getState();
      if (wrapper.current && tabStop !== null) focusNodeWhenDrawn(wrapper.current, tabStop);
      if (pasted.note !== null) toastNote('Pasted without its secrets', pasted.note);
    },
  };

  function middle() {
    const box = wrapper.current?.getBoundingClientRect();
    return box
      ? flow.screenToFlowPosition({ x: box.left + box.width / 3, y: box.top + box.height / 3 })
      : { x: 0, y: 0 };
  }
}

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
