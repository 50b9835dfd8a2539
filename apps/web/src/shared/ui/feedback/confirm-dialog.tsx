import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  /** Verb and object: `Delete workflow`. */
  action: string;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
  /** The consequence. */
  children: ReactNode;
}

/** Asks before an action that cannot be undone. */
export function ConfirmDialog({ opened, title, action, busy, onConfirm, onClose, children }: ConfirmDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <p>{children}</p>
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button variant="default" c="var(--failed)" loading={busy} onClick={onConfirm}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
