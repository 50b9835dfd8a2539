import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { announce } from '../../../shared/ui/index.js';
import type { Editor } from '../model/editor-store.js';

/**
 * Says what the last edit did besides, and offers to undo it. The offer ends with the next change, because undo would then
 * revert that change.
 */
export function toastUndo(editor: Editor, title: string, message: string): void {
  const id = `undo-${Date.now()}`;
  const after = editor.graph();
  const stop = editor.store.subscribe(({ history }) => {
    if (history.present !== after) notifications.hide(id);
  });
  const content = (
    <Group justify="space-between" wrap="nowrap">
      <span>{message}</span>
      <Button size="compact-xs" style={{ flexShrink: 0 }} onClick={() => editor.graph() === after && editor.undo()}>
        Undo
      </Button>
    </Group>
  );
  notifications.show({ id, title, message: content, withBorder: true, onClose: stop });
  announce(message === '' ? title : `${title}. ${message}`);
}
