import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keys, workflows } from '../../../shared/api/index.js';
import {
  EmptyState,
  LiveDot,
  LoadFailure,
  NewRowsPill,
  PageHead,
  ShowMore,
  useTitle,
} from '../../../shared/ui/index.js';
import type { RunsSearch } from './run-filter.js';
import { RunFilters } from './run-filters.js';
import { RunTable } from './run-table.js';
import { useRuns } from './use-runs.js';
import classes from './runs-page.module.css';

interface RunsPageProps {
  filter: RunsSearch;
  onFilter: (change: Partial<RunsSearch>) => void;
  /** Only this workflow's runs. */
  workflowId?: string;
}

export function RunsPage({ filter, onFilter, workflowId }: RunsPageProps) {
  const workflow = useQuery({
    queryKey: keys.workflows.one(workflowId ?? ''),
    queryFn: ({ signal }) => workflows.get(workflowId ?? '', signal),
    enabled: workflowId !== undefined,
  });
  const name = workflow.data?.name;
  const title = name === undefined ? 'Runs' : `Runs of ${name}`;
  useTitle(title);
  const list = useRuns(filter, workflowId);
  const filtered =
    filter.status !== undefined || filter.since !== undefined || Boolean(filter.q) || filter.mode !== undefined;
  return (
    <div className={classes.page}>
      <PageHead title={title}>
        <LiveDot />
        {workflowId !== undefined && (
          <Button component={Link} to={`/workflows/${workflowId}`} size="xs">
            Open in editor
          </Button>
        )}
      </PageHead>
      <RunFilters filter={filter} onFilter={onFilter} workflowId={workflowId} workflowName={name}>
        <NewRowsPill count={list.waiting} one="new run" onShow={list.showWaiting} />
      </RunFilters>
      {list.error !== null && <LoadFailure error={list.error} onRetry={list.retry} />}
      {list.pending && <Skeleton height={320} radius="lg" role="status" aria-label="Reading the runs" />}
      {list.items.length > 0 && <RunTable runs={list.items} />}
      {!list.pending && list.error === null && list.items.length === 0 && (
        <NoRuns filtered={filtered} q={filter.q} workflowId={workflowId} />
      )}
      {list.hasMore && <ShowMore list={list} what="runs" />}
    </div>
  );
}

interface NoRunsProps {
  filtered: boolean;
  q: string | undefined;
  workflowId: string | undefined;
}

function NoRuns({ filtered, q, workflowId }: NoRunsProps) {
  if (q) {
    return (
      <EmptyState
        drawing="rings"
        title="No such runs"
        action={
          <Button renderRoot={(props) => <Link to="/inbox" search={{ q, workflow: workflowId }} {...props} />}>
            Search the inbox
          </Button>
        }
      >
        Runs are searched by id, subject and error. The inbox also searches what events say, with the runs that they
        made.
      </EmptyState>
    );
  }
  if (filtered) {
    return (
      <EmptyState drawing="rings" title="No such runs">
        Nothing fits these filters. New runs that fit appear here by themselves.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      drawing="line"
      title="No runs yet"
      action={
        <Button component={Link} to="/workflows">
          Go to workflows
        </Button>
      }
    >
      Send an event to a trigger URL, or start a workflow by hand.
    </EmptyState>
  );
}
