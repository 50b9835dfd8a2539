import type { WorkflowResponse } from '@hookline/contracts';
import { Button, Popover, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { workflows } from '../../../shared/api/index.js';
import { plural, toast, toastFailure } from '../../../shared/ui/index.js';
import { blockingProblems } from '../model/problem-index.js';
import { useGraph, useScreen, useSession } from '../session/session-context.js';
import { useRefreshWorkflow } from '../session/use-workflow.js';
import { ProblemList } from './problem-list.js';
import classes from './top-bar.module.css';

/** Publishes the draft, or lists the problems that block it. */
export function PublishButton({ workflow }: { readonly workflow: WorkflowResponse }) {
  const [open, setOpen] = useState(false);
  const { editor } = useSession();
  const next = (workflow.published?.version ?? 0) + 1;
  const press = (): void => {
    editor.judgeAll();
    setOpen(!open);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={380} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="filled" aria-expanded={open} onClick={press}>
          Publish v{next}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {open && <PublishForm workflow={workflow} next={next} onDone={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

interface PublishFormProps {
  readonly workflow: WorkflowResponse;
  readonly next: number;
  readonly onDone: () => void;
}

function PublishForm({ workflow, next, onDone }: PublishFormProps) {
  const { autosave } = useSession();
  const problems = blockingProblems(useGraph());
  const refresh = useRefreshWorkflow();
  const saved = useScreen((state) => state.save.kind === 'saved');
  const isSame = workflow.draftChanges === 0 && saved;
  const [note, setNote] = useState('');
  const publish = useMutation({
    mutationFn: async () => {
      await autosave.flush();
      return workflows.publish(workflow.id, note);
    },
    onSuccess: async ({ version }) => {
      const before = workflow.published;
      toast(
        `Version ${version} is live`,
        before ? `New events use it. Runs on v${before.version} finish on it.` : 'New events use it.',
      );
      onDone();
      await refresh();
    },
    onError: (error) => toastFailure('The draft was not published', error),
  });
  if (problems.length > 0) {
    return (
      <Stack gap="xs" p="xs">
        <b>{plural(problems.length, 'problem')} to fix before publishing</b>
        <ProblemList problems={problems} onChosen={onDone} />
      </Stack>
    );
  }
  return (
    <Stack gap="sm" p="sm" className={classes.publish ?? ''}>
      {isSame && <p>The draft is the same as version {workflow.published?.version}, which is live.</p>}
      <Textarea
        data-autofocus
        label="What is new"
        description="Shown in the list of versions"
        placeholder="Optional"
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button variant="filled" loading={publish.isPending} disabled={isSame} onClick={() => publish.mutate()}>
        {isSame ? 'Nothing changed' : `Make version ${next} live`}
      </Button>
    </Stack>
  );
}
