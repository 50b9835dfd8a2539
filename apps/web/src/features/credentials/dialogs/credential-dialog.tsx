import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusBack } from './use-focus-back.js';
import type { Opener } from './use-focus-back.js';

interface CredentialDialogProps {
  readonly title: string;
  readonly opener: Opener;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that is mounted while it is open. */
export function CredentialDialog({ title, opener, onClose, children }: CredentialDialogProps) {
  useFocusBack(opener);
  return (
    <Modal opened onClose={onClose} title={title}>
      {children}
    </Modal>
  );
}
