import type { CredentialResponse } from '@hookline/contracts';
import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { plural } from '../../../shared/ui/index.js';
import { UsedBy } from '../used-by.js';
import classes from './credential-table.module.css';

/** The one workflow that uses a credential, or how many do: a menu leads to each. */
export function UsedByCell({ credential: { name, usedBy } }: { readonly credential: CredentialResponse }) {
  if (usedBy.length === 0) return <span className={classes.note}>no workflow</span>;
  if (usedBy.length === 1) return <UsedBy workflows={usedBy} />;
  const count = plural(usedBy.length, 'workflow');
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.count} aria-label={`${count} use ${name}`}>
          {count}
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={360} className={classes.workflows ?? ''}>
        {usedBy.map(({ workflowId, workflowName }) => (
          <Menu.Item
            key={workflowId}
            renderRoot={(item) => <Link to="/workflows/$workflowId" params={{ workflowId }} {...item} />}
          >
            {workflowName}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
