import { Button, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { keys, workflows } from '../../shared/api/index.js';
import { EmptyState, LoadFailure, PageHead, useTitle } from '../../shared/ui/index.js';
import { findWorkflows } from './find-workflows.js';
import { newWorkflow, useCreateWorkflow } from './use-create-workflow.js';
import { WorkflowTable } from './workflow-table.js';
import classes from './workflows-page.module.css';

export function WorkflowsPage() {
  useTitle('Workflows');
  const [wanted, setWanted] = useState('');
  const create = useCreateWorkflow();
  const list = useQuery({ queryKey: keys.workflows.list, queryFn: ({ signal }) => workflows.list(signal) });
  const all = list.data?.items ?? [];
  const found = findWorkflows(all, wanted);
  const newButton = (
    <Button
      variant="filled"
      leftSection={<Plus size={16} />}
      loading={create.isPending}
      onClick={() => create.mutate(newWorkflow)}
    >
      New workflow
    </Button>
  );
  return (
    <div className={classes.page}>
      <PageHead title="Workflows">{newButton}</PageHead>
      <div className={classes.filters}>
        <TextInput
          className={classes.find}
          type="search"
          aria-label="Find a workflow"
          placeholder="Find a workflow"
          leftSection={<Search size={15} aria-hidden />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <span className={classes.period}>Last 24 hours, busiest first</span>
      </div>
      {list.error !== null && <LoadFailure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={240} radius="lg" role="status" aria-label="Reading the workflows" />}
      {list.isSuccess && all.length === 0 && (
        <EmptyState drawing="line" title="No workflows yet">
          A workflow starts with a trigger, for example a URL that another tool calls.
        </EmptyState>
      )}
      {all.length > 0 && found.length === 0 && (
        <EmptyState drawing="rings" title="No workflow of that name">
          Nothing is called “{wanted}”.
        </EmptyState>
      )}
      {found.length > 0 && <WorkflowTable workflows={found} />}
    </div>
  );
}
