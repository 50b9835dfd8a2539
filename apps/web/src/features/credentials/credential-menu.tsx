import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis, Pencil, PlugZap, RefreshCw, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { toastFailure } from '../../shared/ui/index.js';
import { ActionDialog } from './dialogs/action-dialog.js';
import type { CredentialAction } from './dialogs/action-dialog.js';
import { toastTest } from './toast-test.js';
import { useTestCredential } from './use-test-credential.js';

interface CredentialMenuProps {
  readonly credential: CredentialResponse;
  /** Undefined for an unknown kind: its secret can be neither tested nor replaced. */
  readonly kind: CredentialKindResponse | undefined;
  readonly size?: number;
}

/** The actions of a credential. */
export function CredentialMenu({ credential, kind, size = 28 }: CredentialMenuProps) {
  const [action, setAction] = useState<CredentialAction | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const test = useTestCredential(credential);
  const runTest = async (): Promise<void> => {
    try {
      toastTest(credential, await test.mutateAsync());
    } catch (error) {
      toastFailure(`${credential.name} could not be tested`, error);
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={opener} variant="default" size={size} aria-label={`Actions of ${credential.name}`}>
            <Ellipsis size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {kind?.purpose === 'requests' && (
            <Menu.Item leftSection={<PlugZap size={15} />} disabled={test.isPending} onClick={() => void runTest()}>
              Test
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Pencil size={15} />} onClick={() => setAction('rename')}>
            Rename
          </Menu.Item>
          {kind && (
            <Menu.Item leftSection={<RefreshCw size={15} />} onClick={() => setAction('replace')}>
              Replace the secret
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<Trash2 size={15} />} c="var(--failed)" onClick={() => setAction('delete')}>
            Delete credential
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ActionDialog
        action={action}
        credential={credential}
        kind={kind}
        opener={opener}
        onClose={() => setAction(null)}
      />
    </>
  );
}
