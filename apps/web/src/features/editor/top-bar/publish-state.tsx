import type { WorkflowResponse } from '@hookline/contracts';
import { plural } from '../../../shared/ui/index.js';
import classes from './top-bar.module.css';

/** The publication state: `v7 live, draft has 3 changes`. */
export function PublishState({ workflow }: { readonly workflow: WorkflowResponse }) {
  const { published, paused, draftChanges } = workflow;
  const state = published === null ? 'draft' : paused ? 'paused' : 'live';
  const words = {
    draft: 'Not published',
    paused: `v${published?.version} paused`,
    live: `v${published?.version} live`,
  };
  const changes = draftChanges === null || draftChanges === 0 ? null : `draft has ${plural(draftChanges, 'change')}`;
  return (
    <div className={classes.chip} data-state={state}>
      <i aria-hidden />
      {words[state]}
      {changes && <span>{changes}</span>}
    </div>
  );
}
