import type { CredentialResponse } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';

/** Links to the workflows that use a credential. */
export const UsedBy = ({ workflows }: { readonly workflows: CredentialResponse['usedBy'] }) =>
  workflows.map(({ workflowId, workflowName }, index) => (
    <Fragment key={workflowId}>
      {index > 0 && ', '}
      <Link to="/workflows/$workflowId" params={{ workflowId }}>
        {workflowName}
      </Link>
    </Fragment>
  ));
