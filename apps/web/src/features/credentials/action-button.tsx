import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { useRef, useState } from 'react';
import { ActionDialog } from './dialogs/action-dialog.js';
import type { CredentialAction } from './dialogs/action-dialog.js';

interface ActionButtonProps extends ButtonProps {
  readonly action: CredentialAction;
  readonly credential: CredentialResponse;
  readonly kind: CredentialKindResponse | undefined;
}

/** An action of a credential's menu, offered where it is needed now. */
export function ActionButton({ action, credential, kind, ...button }: ActionButtonProps) {
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button ref={opener} size="compact-sm" flex="none" {...button} onClick={() => setAsking(true)} />
      <ActionDialog
        action={asking ? action : null}
        credential={credential}
        kind={kind}
        opener={opener}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
