import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { IconTile } from '../../../shared/nodes/icon-tile.js';
import { RelativeTime } from '../../../shared/ui/index.js';
import { CredentialMenu } from '../credential-menu.js';
import { needsPerson } from './credential-state.js';
import { SentTo } from './sent-to.js';
import { StateCell } from './state-cell.js';
import { UsedByCell } from './used-by-cell.js';
import table from '../../../shared/ui/lists/table.module.css';
import classes from './credential-table.module.css';

interface CredentialTableProps {
  readonly credentials: readonly CredentialResponse[];
  readonly kinds: readonly CredentialKindResponse[];
}

const COLUMNS = [
  ['Name', classes.name],
  ['Only sent to', classes.hosts],
  ['Used by', classes.used],
  ['Last used', classes.last],
  ['State', classes.state],
] as const;

export function CredentialTable({ credentials, kinds }: CredentialTableProps) {
  return (
    <div className={table.card}>
      <table className={`${table.table} ${classes.table}`}>
        <thead>
          <tr>
            {COLUMNS.map(([title, column]) => (
              <th key={title} scope="col" className={column}>
                {title}
              </th>
            ))}
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
              kind={kinds.find(({ id }) => id === credential.kind)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CredentialRowProps {
  readonly credential: CredentialResponse;
  readonly kind: CredentialKindResponse | undefined;
}

function CredentialRow({ credential, kind }: CredentialRowProps) {
  const isSender = kind?.purpose === 'sender';
  const title = kind?.title ?? credential.kind;
  const facts = [isSender ? 'Verifies a sender' : title, credential.account].filter(Boolean);
  return (
    <tr data-needs-you={needsPerson(credential) || undefined}>
      <td className={classes.name}>
        <span className={table.who}>
          <IconTile
            category={isSender ? 'trigger' : 'app'}
            icon={isSender ? undefined : 'key-round'}
            title={title}
            size="md"
          />
          <span className={table.names}>
            <b>{credential.name}</b>
            <span className={classes.note}>{facts.join(' · ')}</span>
          </span>
        </span>
      </td>
      <td className={classes.hosts}>
        {isSender ? <span className={classes.note}>checks {title}</span> : <SentTo hosts={credential.hosts} />}
      </td>
      <td className={classes.used}>
        <UsedByCell credential={credential} />
      </td>
      <td className={classes.last}>
        <LastUsed credential={credential} isSender={isSender} />
      </td>
      <td className={classes.state}>
        <StateCell credential={credential} kind={kind} />
      </td>
      <td className={table.menu}>
        <CredentialMenu credential={credential} kind={kind} />
      </td>
    </tr>
  );
}

/** Nothing counts when a sender was verified. */
function LastUsed({ credential: { lastUsedAt }, isSender }: { credential: CredentialResponse; isSender: boolean }) {
  if (lastUsedAt !== null) return <RelativeTime at={lastUsedAt} />;
  return isSender ? null : 'never';
}
