import type { RetryRunRequest, RunResponse } from '@hookline/contracts';
import { isFinished } from '@hookline/domain';
import { Button, Menu } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronDown, RotateCw } from 'lucide-react';
import { keys, runs, workflows } from '../../../shared/api/index.js';
import { toast, toastFailure } from '../../../shared/ui/index.js';
import { retryChoices } from './retry-choices.js';

/** Retries a finished run as a new run. The menu explains each choice. */
export function RetryMenu({ run }: { readonly run: RunResponse }) {
  const navigate = useNavigate();
  const list = useQuery({ queryKey: keys.workflows.list, queryFn: ({ signal }) => workflows.list(signal) });
  const workflow = list.data?.items.find(({ id }) => id === run.workflowId);
  const live = workflow === undefined ? undefined : (workflow.published?.version ?? null);
  const retry = useMutation({
    mutationFn: (request: RetryRunRequest) => runs.retry(run.id, request),
    onSuccess: ({ runId }) => {
      toast('The run is tried again', 'This is the new run. The one before stays as it was.');
      return navigate({ to: '/runs/$runId', params: { runId } });
    },
    onError: (error) => toastFailure('The run was not tried again', error),
  });
  // An item of a loop is retried with its parent run.
  if (!isFinished(run.status) || run.parent?.index != null) return null;
  const failed = run.status === 'failed';
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button
          size="xs"
          variant={failed ? 'filled' : 'default'}
          loading={retry.isPending}
          leftSection={<RotateCw size={14} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          {failed ? 'Retry' : 'Run again'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {retryChoices(run, live).map(({ title, words, choices }) => (
          <div key={title} role="group" aria-label={title}>
            <Menu.Label>{title}</Menu.Label>
            {choices.map(({ label, request }) => (
              <Menu.Item key={label} onClick={() => retry.mutate(request)}>
                {label}
              </Menu.Item>
            ))}
            <Menu.Label fw={400}>{words}</Menu.Label>
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
