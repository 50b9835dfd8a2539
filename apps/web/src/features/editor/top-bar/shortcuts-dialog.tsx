import { Modal, Table } from '@mantine/core';

interface ShortcutsDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

const SHORTCUTS: readonly (readonly [string, string])[] = [
  ['Arrows', 'Walk from step to step'],
  ['Shift ← →', 'Select everything before or after'],
  ['Alt and arrows', 'Move the selected steps'],
  ['Enter', 'Open the step'],
  ['Tab', 'Add a step after the selected one'],
  ['I', 'Add a step inside the loop'],
  ['M', 'Move into a loop, or out of it'],
  ['F2', 'Rename'],
  ['D', 'Turn off or on'],
  ['Delete', 'Delete, and join the lines around'],
  ['Shift F10', 'All actions of the step'],
  ['Ctrl C, X, V, D', 'Copy, cut, paste, duplicate'],
  ['Ctrl A', 'Select all'],
  ['Ctrl Z, Ctrl Shift Z', 'Undo, redo'],
  ['Ctrl Enter', 'Test the open step'],
  ['0, 1, +, -', 'Zoom to 100%, fit, in, out'],
  ['Space and drag, scroll', 'Move the canvas'],
  ['Escape', 'Close the panel, select nothing'],
];

export function ShortcutsDialog({ opened, onClose }: ShortcutsDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size="md">
      <p>They work while the canvas has the focus. Undo, redo and Ctrl Enter work everywhere but in text.</p>
      <Table mt="sm">
        <Table.Tbody>
          {SHORTCUTS.map(([keys, words]) => (
            <Table.Tr key={keys}>
              <Table.Td>
                <kbd>{keys}</kbd>
              </Table.Td>
              <Table.Td>{words}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
