import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { DeleteCredentialDialog } from './delete-credential-dialog.js';
import { RenameCredentialDialog } from './rename-credential-dialog.js';
import { ReplaceSecretDialog } from './replace-secret-dialog.js';
import type { Opener } from './use-focus-back.js';

export type CredentialAction = 'rename' | 'replace' | 'delete';

interface ActionDialogProps {
  /** Null while nothing is asked. */
  readonly action: CredentialAction | null;
  readonly credential: CredentialResponse;
  /** Undefined for an unknown kind: its secret cannot be replaced. */
  readonly kind: CredentialKindResponse | undefined;
  /** The element that gets the focus afterwards. */
  readonly opener: Opener;
  readonly onClose: () => void;
}

/** The dialog of an action on a credential. */
export function ActionDialog({ action, kind, ...dialog }: ActionDialogProps) {
  if (action === 'rename') return <RenameCredentialDialog {...dialog} />;
  if (action === 'delete') return <DeleteCredentialDialog {...dialog} />;
  return action === 'replace' && kind ? <ReplaceSecretDialog {...dialog} kind={kind} /> : null;
}
