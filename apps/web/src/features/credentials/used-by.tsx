import type { CredentialResponse } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';

/** The workflows by their names, each leading to its editor. */
export const UsedBy = ({ workflows }: { readonly workflows: CredentialResponse['usedBy'] }) =>
  workflows.map(({ workflowId, workflowName }, place) => (
    <Fragment key={workflowId}>
      {place > 0 && ', '}
      <Link to="/workflows/$workflowId" params={{ workflowId }}>
        {workflowName}
      </Link>
    </Fragment>
  ));
