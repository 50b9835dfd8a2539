import type { CredentialResponse, ProviderResponse } from '@hookline/contracts';
import { IconTile } from '../../shared/nodes/icon-tile.js';
import { RelativeTime, useNow } from '../../shared/ui/index.js';
import { CredentialMenu } from './credential-menu.js';
import { oldSecretNote } from './old-secret-note.js';
import { UsedBy } from './used-by.js';
import table from '../../shared/ui/lists/table.module.css';
import classes from './credential-table.module.css';

interface CredentialTableProps {
  readonly credentials: readonly CredentialResponse[];
  readonly providers: readonly ProviderResponse[];
}

export function CredentialTable({ credentials, providers }: CredentialTableProps) {
  return (
    <div className={table.card}>
      <table className={`${table.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className={classes.provider}>
              Sender
            </th>
            <th scope="col" className={classes.used}>
              Used by
            </th>
            <th scope="col" className={classes.added}>
              Added
            </th>
            <th scope="col" className={table.menu}>
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {credentials.map((credential) => (
            <CredentialRow
              key={credential.id}
              credential={credential}
              provider={providers.find(({ id }) => id === credential.provider)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CredentialRowProps {
  readonly credential: CredentialResponse;
  readonly provider: ProviderResponse | undefined;
}

function CredentialRow({ credential, provider }: CredentialRowProps) {
  const note = oldSecretNote(credential, useNow());
  const providerTitle = provider?.title ?? credential.provider;
  return (
    <tr>
      <td>
        <span className={table.who}>
          <IconTile category="trigger" title={providerTitle} size="md" />
          <span className={table.names}>
            <b>{credential.name}</b>
            {note !== null && <span className={classes.note}>{note}</span>}
          </span>
        </span>
      </td>
      <td className={classes.provider}>{providerTitle}</td>
      <td className={classes.used}>
        {credential.usedBy.length === 0 ? (
          <span className={classes.note}>Nothing yet</span>
        ) : (
          <UsedBy workflows={credential.usedBy} />
        )}
      </td>
      <td className={classes.added}>
        <RelativeTime at={credential.createdAt} />
      </td>
      <td className={table.menu}>
        <CredentialMenu credential={credential} provider={provider} />
      </td>
    </tr>
  );
}
