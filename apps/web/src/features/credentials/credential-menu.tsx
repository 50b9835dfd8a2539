import type { CredentialResponse, ProviderResponse } from '@hookline/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { DeleteCredentialDialog } from './dialogs/delete-credential-dialog.js';
import { RenameCredentialDialog } from './dialogs/rename-credential-dialog.js';
import { ReplaceSecretDialog } from './dialogs/replace-secret-dialog.js';

interface CredentialMenuProps {
  readonly credential: CredentialResponse;
  /** Undefined for an unknown provider: its secret cannot be replaced. */
  readonly provider: ProviderResponse | undefined;
  readonly size?: number;
}

type Asking = 'nothing' | 'name' | 'secret' | 'delete';

/** The actions of a credential. */
export function CredentialMenu({ credential, provider, size = 28 }: CredentialMenuProps) {
  const [asking, setAsking] = useState<Asking>('nothing');
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => setAsking('nothing');
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon ref={opener} variant="default" size={size} aria-label={`Actions of ${credential.name}`}>
            <Ellipsis size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={15} />} onClick={() => setAsking('name')}>
            Rename
          </Menu.Item>
          {provider && (
            <Menu.Item leftSection={<RefreshCw size={15} />} onClick={() => setAsking('secret')}>
              Replace the secret
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<Trash2 size={15} />} c="var(--failed)" onClick={() => setAsking('delete')}>
            Delete credential
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking === 'name' && <RenameCredentialDialog credential={credential} opener={opener} onClose={close} />}
      {asking === 'secret' && provider && (
        <ReplaceSecretDialog credential={credential} provider={provider} opener={opener} onClose={close} />
      )}
      {asking === 'delete' && <DeleteCredentialDialog credential={credential} opener={opener} onClose={close} />}
    </>
  );
}
