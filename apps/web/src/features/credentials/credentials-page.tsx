import { Button, Skeleton } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { EmptyState, LoadFailure, PageHead, toast, useTitle } from '../../shared/ui/index.js';
import { CredentialTable } from './credential-table.js';
import { NewCredentialDialog } from './dialogs/new-credential-dialog.js';
import { useCredentials } from './use-credentials.js';
import { useProviders } from './use-providers.js';
import classes from './credentials-page.module.css';

/** The credentials: secrets of providers, by name. Secrets are never shown again. */
export function CredentialsPage() {
  useTitle('Credentials');
  const list = useCredentials();
  const providers = useProviders().data?.items ?? [];
  const opener = useRef<HTMLButtonElement>(null);
  const [adding, setAdding] = useState(false);
  const all = list.data?.items ?? [];
  return (
    <div className={classes.page}>
      <PageHead title="Credentials">
        <Button ref={opener} variant="filled" leftSection={<Plus size={16} />} onClick={() => setAdding(true)}>
          New credential
        </Button>
      </PageHead>
      {list.error !== null && <LoadFailure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={240} radius="lg" role="status" aria-label="Reading the credentials" />}
      {list.isSuccess && all.length === 0 && (
        <EmptyState drawing="hook" title="No credentials">
          A credential holds the secret that a sender signs its events with, so that Hookline can refuse what somebody
          else sends. You add one here, or in a trigger when it needs it. It is encrypted with your key.
        </EmptyState>
      )}
      {all.length > 0 && <CredentialTable credentials={all} providers={providers} />}
      {adding && (
        <NewCredentialDialog
          opener={opener}
          onAdded={({ name }) => toast(`${name} is added`, 'Choose it in the trigger that its sender calls.')}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}
