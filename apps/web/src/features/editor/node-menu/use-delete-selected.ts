import { focusCanvas } from '../../../shared/canvas/index.js';
import { plural } from '../../../shared/ui/index.js';
import { removeSelected } from '../model/actions/node-actions.js';
import { useSession } from '../session/session-context.js';
import { toastUndo } from '../session/toast-undo.js';

/** Deletes the selection and offers an undo instead of asking first. */
export function useDeleteSelected(): () => void {
  const { editor } = useSession();
  return () => {
    const { names, held, joined } = removeSelected(editor);
    // The focused element is gone; the canvas takes over its keys.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) focusCanvas();
    });
    const [only] = names;
    if (only === undefined) return;
    const what = names.length === 1 ? only : plural(names.length, 'step');
    const title = held > 0 ? `${what} deleted, with ${plural(held, 'step')} inside` : `${what} deleted`;
    toastUndo(editor, title, joined ? 'The lines around were joined.' : '');
  };
}
