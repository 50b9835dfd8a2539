import type { ApiKeyResponse } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { accounts, keys } from '../../shared/api/index.js';
import { ConfirmDialog, LoadFailure, RelativeTime, toast, toastFailure } from '../../shared/ui/index.js';
import { NewApiKeyDialog } from './new-api-key-dialog.js';
import classes from './settings-page.module.css';

/** API keys, sent as `Authorization: Bearer`. Each is shown once. */
export function ApiKeys() {
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyResponse | null>(null);
  const list = useQuery({ queryKey: keys.apiKeys, queryFn: ({ signal }) => accounts.listApiKeys(signal) });
  const revoke = useMutation({
    mutationFn: (key: ApiKeyResponse) => accounts.revokeApiKey(key.id),
    onSuccess: (_, key) => toast(`${key.name} is revoked`, 'Requests with it are answered 401.'),
    onError: (error) => toastFailure('The key was not revoked', error),
    onSettled: () => {
      setRevoking(null);
      return client.invalidateQueries({ queryKey: keys.apiKeys });
    },
  });
  return (
    <section className={classes.section} aria-labelledby="api-keys">
      <div className={classes.head}>
        <div>
          <h2 id="api-keys" className={classes.title}>
            API keys
          </h2>
          <p className={classes.note}>A script sends one as Authorization: Bearer. It may do what you may do.</p>
        </div>
        <Button leftSection={<Plus size={15} />} onClick={() => setAdding(true)}>
          New API key
        </Button>
      </div>
      {list.error !== null && <LoadFailure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.items.length === 0 && <p className={`${classes.row} ${classes.note}`}>No keys yet.</p>}
      {list.data?.items.map((key) => (
        <div key={key.id} className={classes.row}>
          <div>
            <div className={classes.name}>
              {key.name} <code>{key.prefix}…</code>
            </div>
            <div className={classes.note}>
              Made <RelativeTime at={key.createdAt} />,{' '}
              {key.lastUsedAt === null ? (
                'never used'
              ) : (
                <>
                  last used <RelativeTime at={key.lastUsedAt} />
                </>
              )}
            </div>
          </div>
          <Button size="xs" onClick={() => setRevoking(key)} aria-label={`Revoke ${key.name}`}>
            Revoke
          </Button>
        </div>
      ))}
      <NewApiKeyDialog opened={adding} onClose={() => setAdding(false)} />
      <ConfirmDialog
        opened={revoking !== null}
        title={`Revoke ${revoking?.name ?? 'key'}?`}
        action="Revoke key"
        busy={revoke.isPending}
        onConfirm={() => revoking !== null && revoke.mutate(revoking)}
        onClose={() => setRevoking(null)}
      >
        Whatever uses it stops working at once. This cannot be undone.
      </ConfirmDialog>
    </section>
  );
}
