import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';

interface RenameDialogProps {
  opened: boolean;
  title: string;
  /** The present name. */
  name: string;
  /** What stays as it is. */
  description?: string;
  busy?: boolean;
  /** Why the name was refused. */
  problem?: string | null | undefined;
  /** Gets the name without blanks around it. */
  onRename: (name: string) => void;
  onClose: () => void;
}

/** Asks for another name. An empty name cannot be sent. */
export function RenameDialog({ opened, title, onClose, ...form }: RenameDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="sm">
      <RenameForm {...form} onClose={onClose} />
    </Modal>
  );
}

type RenameFormProps = Omit<RenameDialogProps, 'opened' | 'title'>;

/** Mounted while the dialog is open, so that it begins with the present name each time. */
function RenameForm({ name, description, busy = false, problem = null, onRename, onClose }: RenameFormProps) {
  const [draft, setDraft] = useState(name);
  const next = draft.trim();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // React bubbles the event to the form from which the dialog was opened.
        event.stopPropagation();
        if (next !== '' && !busy) onRename(next);
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        maxLength={120}
        autoComplete="off"
        value={draft}
        description={description}
        error={problem}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Group justify="end" mt="md">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={busy} disabled={next === ''}>
          Rename
        </Button>
      </Group>
    </form>
  );
}
