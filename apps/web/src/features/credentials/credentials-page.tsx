import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { Button, Skeleton } from '@mantine/core';
import { Plus, ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { EmptyState, LoadFailure, PageHead, toast, useTitle } from '../../shared/ui/index.js';
import { NewCredentialDialog } from './dialogs/new-credential-dialog.js';
import { CredentialFilters } from './list/credential-filters.js';
import { CredentialTable } from './list/credential-table.js';
import { filterCredentials, findCredentials } from './list/find-credentials.js';
import type { CredentialFilter } from './list/find-credentials.js';
import { useCredentialKinds } from './use-credential-kinds.js';
import { useCredentials } from './use-credentials.js';
import classes from './credentials-page.module.css';

/** The credentials, by name: where they go, what uses them, and whether one needs a person. Secrets are never shown again. */
export function CredentialsPage() {
  useTitle('Credentials');
  const list = useCredentials();
  const kinds = useCredentialKinds();
  const error = list.error ?? kinds.error;
  const retry = (): void => {
    for (const query of [list, kinds]) if (query.isError) void query.refetch();
  };
  return (
    <div className={classes.page}>
      <PageHead title="Credentials">
        <NewCredential />
      </PageHead>
      {error !== null && <LoadFailure error={error} onRetry={retry} />}
      {error === null && (list.isPending || kinds.isPending) && (
        <Skeleton height={240} radius="lg" role="status" aria-label="Reading the credentials" />
      )}
      {list.data && !kinds.isPending && <CredentialList all={list.data.items} kinds={kinds.data?.items ?? []} />}
    </div>
  );
}

interface CredentialListProps {
  readonly all: readonly CredentialResponse[];
  readonly kinds: readonly CredentialKindResponse[];
}

function CredentialList({ all, kinds }: CredentialListProps) {
  const [filter, setFilter] = useState<CredentialFilter>('all');
  const [wanted, setWanted] = useState('');
  if (all.length === 0)
    return (
      <EmptyState drawing="hook" title="No credentials">
        A credential holds what a step shows to the service that it calls, or the secret that a sender signs its events
        with. You add one here, or in the step or trigger that needs it. It is encrypted with your key.
      </EmptyState>
    );
  const found = findCredentials(filterCredentials(all, filter), kinds, wanted);
  return (
    <>
      <CredentialFilters all={all} filter={filter} wanted={wanted} onFilter={setFilter} onSearch={setWanted} />
      {found.length > 0 ? (
        <CredentialTable credentials={found} kinds={kinds} />
      ) : (
        <NothingFound filter={filter} wanted={wanted} />
      )}
      <p className={classes.promise}>
        <ShieldCheck size={14} aria-hidden />A credential goes only to its hosts. A step that calls another address gets
        an error, not the secret. A workflow names its credentials and holds none.
      </p>
    </>
  );
}

function NewCredential() {
  const opener = useRef<HTMLButtonElement>(null);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button ref={opener} variant="filled" leftSection={<Plus size={16} />} onClick={() => setAdding(true)}>
        New credential
      </Button>
      {adding && (
        <NewCredentialDialog
          opener={opener}
          onAdded={({ name }, purpose) => toast(`${name} is added`, NEXT[purpose])}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

const NEXT = {
  sender: 'Choose it in the trigger that its sender calls.',
  requests: 'Choose it in the step that calls its service.',
} as const;

function NothingFound({ filter, wanted }: { readonly filter: CredentialFilter; readonly wanted: string }) {
  if (wanted.trim() !== '')
    return (
      <EmptyState drawing="rings" title="No credential like this">
        None has “{wanted.trim()}” in its name, kind, hosts or account{filter === 'all' ? '' : ' among those shown'}.
      </EmptyState>
    );
  return filter === 'needs-you' ? (
    <EmptyState drawing="line" title="Nothing needs you">
      No service has refused a credential, and none is locked.
    </EmptyState>
  ) : (
    <EmptyState drawing="line" title="All are in use">
      A workflow names each of them in its draft or its published version.
    </EmptyState>
  );
}
