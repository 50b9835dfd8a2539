import { getRouteApi } from '@tanstack/react-router';
import { RunPage, RunsPage } from '../../features/runs/index.js';

const runs = getRouteApi('/app/runs');
const workflowRuns = getRouteApi('/app/workflows/$workflowId/runs');
const run = getRouteApi('/app/runs/$runId');

const NONE: readonly string[] = [];

export function RunsRoute() {
  const navigate = runs.useNavigate();
  return (
    <RunsPage
      filter={runs.useSearch()}
      onFilter={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
    />
  );
}

export function WorkflowRunsRoute() {
  const navigate = workflowRuns.useNavigate();
  return (
    <RunsPage
      workflowId={workflowRuns.useParams().workflowId}
      filter={workflowRuns.useSearch()}
      onFilter={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
    />
  );
}

export function RunRoute() {
  const { runId } = run.useParams();
  const { step, items } = run.useSearch();
  const navigate = run.useNavigate();
  return (
    <RunPage
      key={runId}
      runId={runId}
      stepPath={step ?? null}
      onStep={(path) => void navigate({ search: (before) => ({ ...before, step: path ?? undefined }), replace: true })}
      items={items?.split(',') ?? NONE}
      onItems={(ids) =>
        void navigate({ search: (before) => ({ ...before, items: ids.join(',') || undefined }), replace: true })
      }
    />
  );
}
