import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import type { Point } from '../../../shared/canvas/index.js';
import { announce, plural } from '../../../shared/ui/index.js';
import { dropNodes, moveInto } from '../model/actions/parent-actions.js';
import type { ParentChange } from '../model/actions/parent-actions.js';
import type { Editor } from '../model/editor-store.js';
import { useSession } from '../session/session-context.js';

/** Moves nodes by a drag or a menu. A toast reports a change of the loop and the removed edges. */
export function useMoveNodes() {
  const { editor } = useSession();
  return useMemo(
    () => ({
      drop: (positions: ReadonlyMap<string, Point>) => reportMove(editor, dropNodes(editor, positions)),
      moveInto: (nodeIds: readonly string[], parent: string | null) =>
        reportMove(editor, moveInto(editor, nodeIds, parent)),
    }),
    [editor],
  );
}

function reportMove(editor: Editor, change: ParentChange | undefined): void {
  if (!change) return;
  const { names, into, outOf, cut } = change;
  const what = names.length === 1 ? names[0] : plural(names.length, 'step');
  const title = into === null ? `${what} moved out of ${outOf ?? 'the loop'}` : `${what} moved into ${into}`;
  announce(title);
  // A drag that removed no edges needs no explanation.
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
