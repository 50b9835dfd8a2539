import type { RunResponse } from '@hookline/contracts';
import { isFinished } from '@hookline/domain';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ban, ChevronLeft } from 'lucide-react';
import { keys, runs } from '../../../shared/api/index.js';
import { CopyButton, LiveDot, toast, toastFailure } from '../../../shared/ui/index.js';
import { RetryMenu } from './retry-menu.js';
import classes from './run-bar.module.css';

/** The breadcrumb and the actions of a run. */
export function RunBar({ run }: { run: RunResponse }) {
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => runs.cancel(run.id),
    onSuccess: () => toast('The run is cancelled', 'Steps that are done stay done.'),
    onError: (error) => toastFailure('The run was not cancelled', error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.runs.one(run.id) }),
  });
  const moving = !isFinished(run.status);
  return (
    <header className={classes.bar}>
      <Link to="/runs" className={classes.back} aria-label="Back to the runs">
        <ChevronLeft size={20} aria-hidden />
      </Link>
      <nav className={classes.crumbs} aria-label="Breadcrumbs">
        <Link to="/runs">Runs</Link>
        <span aria-hidden="true">/</span>
      </nav>
      <h1 className={classes.title}>
        <Link to="/workflows/$workflowId/runs" params={{ workflowId: run.workflowId }}>
          {run.workflowName}
        </Link>
      </h1>
      <code className={classes.id} title={run.id}>
        {run.id.slice(-8)}
      </code>
      <div className={classes.actions}>
        {moving && <LiveDot />}
        <CopyButton size="xs" variant="subtle" value={() => location.href}>
          Copy link
        </CopyButton>
        <RetryMenu run={run} />
        {moving && (
          <Button
            size="xs"
            leftSection={<Ban size={14} aria-hidden />}
            loading={cancel.isPending}
            onClick={() => cancel.mutate()}
          >
            Cancel run
          </Button>
        )}
      </div>
    </header>
  );
}
