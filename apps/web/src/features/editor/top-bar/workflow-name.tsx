import type { WorkflowResponse } from '@hookline/contracts';
import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { workflows } from '../../../shared/api/index.js';
import { toastFailure } from '../../../shared/ui/index.js';
import { useRefreshWorkflow } from '../session/use-workflow.js';
import classes from './top-bar.module.css';

/** The workflow's name as an inline editor. */
export function WorkflowName({ workflow }: { readonly workflow: WorkflowResponse }) {
  const [draft, setDraft] = useState<string | null>(null);
  const refresh = useRefreshWorkflow();
  const rename = useMutation({
    mutationFn: (name: string) => workflows.patch(workflow.id, { name }),
    onSuccess: refresh,
    onError: (error) => toastFailure('The workflow was not renamed', error),
    onSettled: () => setDraft(null),
  });
  if (draft === null) {
    return (
      <button
        type="button"
        className={classes.name}
        aria-label={`Rename ${workflow.name}`}
        title="Rename"
        onClick={() => setDraft(workflow.name)}
      >
        {workflow.name}
      </button>
    );
  }
  const save = (): void => {
    const name = draft.trim();
    if (name === '' || name === workflow.name) setDraft(null);
    else if (!rename.isPending) rename.mutate(name);
  };
  return (
    <TextInput
      aria-label="Name of the workflow"
      size="xs"
      autoFocus
      maxLength={120}
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
