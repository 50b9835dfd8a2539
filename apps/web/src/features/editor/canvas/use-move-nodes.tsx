import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import type { Point } from '../../../shared/canvas/index.js';
import { announce, plural } from '../../../shared/ui/index.js';
import type { Editor } from '../model/editor-store.js';
import { dropNodes, moveInto } from '../model/parent-actions.js';
import type { ParentChange } from '../model/parent-actions.js';
import { useSession } from '../session/session-context.js';

/** Moves nodes by a drag or by a menu. When they change their loop, it says so, and what became of their lines. */
export function useMoveNodes() {
  const { editor } = useSession();
  return useMemo(
    () => ({
      drop: (places: ReadonlyMap<string, Point>) => tell(editor, dropNodes(editor, places)),
      moveInto: (nodeIds: readonly string[], parent: string | null) => tell(editor, moveInto(editor, nodeIds, parent)),
    }),
    [editor],
  );
}

function tell(editor: Editor, change: ParentChange | undefined): void {
  if (!change) return;
  const { names, into, outOf, cut } = change;
  const what = names.length === 1 ? names[0] : plural(names.length, 'step');
  const title = into === null ? `${what} moved out of ${outOf ?? 'the loop'}` : `${what} moved into ${into}`;
  announce(title);
  // Without lines lost there is nothing to explain: what happened is in plain view.
  if (cut === 0) return;
  const id = `moved-${Date.now()}`;
  const takeBack = (): void => {
    editor.undo();
    notifications.hide(id);
  };
  const message = (
    <Group justify="space-between" wrap="nowrap">
      {cut === 1 ? '1 line was removed' : `${cut} lines were removed`}: no line leads into a loop or out of it.
      <Button size="compact-xs" style={{ flexShrink: 0 }} onClick={takeBack}>
        Undo
      </Button>
    </Group>
  );
  notifications.show({ id, title, message, withBorder: true });
}
