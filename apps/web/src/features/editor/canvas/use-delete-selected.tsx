import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { announce, plural } from '../../../shared/ui/index.js';
import { removeSelected } from '../model/node-actions.js';
import { useSession } from '../session/session-context.js';

/** Deletes what is selected and offers to take it back: no question is asked first. */
export function useDeleteSelected(): () => void {
  const { editor } = useSession();
  return () => {
    const { names, held } = removeSelected(editor);
    const [only] = names;
    if (only === undefined) return;
    const id = `deleted-${Date.now()}`;
    const what = names.length === 1 ? only : plural(names.length, 'step');
    const title = held > 0 ? `${what} deleted, with ${plural(held, 'step')} inside` : `${what} deleted`;
    const takeBack = (): void => {
      editor.undo();
      notifications.hide(id);
    };
    const message = (
      <Group justify="space-between" wrap="nowrap">
        The lines around were joined.
        <Button size="compact-xs" onClick={takeBack}>
          Undo
        </Button>
      </Group>
    );
    notifications.show({ id, title, message, withBorder: true });
    announce(title);
  };
}
