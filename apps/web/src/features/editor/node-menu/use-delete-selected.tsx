import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { focusCanvas } from '../../../shared/canvas/index.js';
import { announce, plural } from '../../../shared/ui/index.js';
import { removeSelected } from '../model/actions/node-actions.js';
import { useSession } from '../session/session-context.js';

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
    const id = `deleted-${Date.now()}`;
    const what = names.length === 1 ? only : plural(names.length, 'step');
    const title = held > 0 ? `${what} deleted, with ${plural(held, 'step')} inside` : `${what} deleted`;
    const without = editor.graph();
    // The offer ends with the next change, because undo would then revert that change.
    const stop = editor.store.subscribe(({ history }) => {
      if (history.present !== without) notifications.hide(id);
    });
    const message = (
      <Group justify="space-between" wrap="nowrap">
        <span>{joined && 'The lines around were joined.'}</span>
        <Button size="compact-xs" onClick={() => editor.graph() === without && editor.undo()}>
          Undo
        </Button>
      </Group>
    );
    notifications.show({ id, title, message, withBorder: true, onClose: stop });
    announce(title);
  };
}
