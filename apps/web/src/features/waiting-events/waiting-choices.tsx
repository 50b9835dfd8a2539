import type { WorkflowSummaryResponse } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keys, replays } from '../../shared/api/index.js';
import { plural, toast, toastFailure } from '../../shared/ui/index.js';
import { rememberReplay } from './waiting-store.js';

interface WaitingChoicesProps {
  readonly workflow: WorkflowSummaryResponse;
  /** Called when one is chosen. */
  readonly onDone: () => void;
  readonly size: 'xs' | 'sm';
  /** Hides the link on the page that it leads to. */
  readonly looking?: boolean | undefined;
}

/** The choices for waiting events: run them, look at them first, or leave them. */
export function WaitingChoices({ workflow, onDone, size, looking = false }: WaitingChoicesProps) {
  const client = useQueryClient();
  const { id, name } = workflow;
  const refresh = () =>
    Promise.all(
      [keys.workflows.list, keys.ledger, keys.events.all, keys.replays].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  const run = useMutation({
    mutationFn: () => replays.runWaiting(id),
    onSuccess: ({ replayId }) => {
      rememberReplay({ id: replayId, workflowId: id, workflowName: name });
      onDone();
    },
    onError: (error) => toastFailure('The events were not run', error),
    onSettled: refresh,
  });
  const leave = useMutation({
    mutationFn: () => replays.leaveWaiting(id),
    onSuccess: ({ left }) => {
      toast(`${plural(left, 'event')} left as they are`, 'They stay in the inbox, and can be replayed one by one.');
      onDone();
    },
    onError: (error) => toastFailure('The events were not left', error),
    onSettled: refresh,
  });
  return (
    <>
      <Button variant="filled" size={size} loading={run.isPending} onClick={() => run.mutate()}>
        Run them
      </Button>
      {!looking && (
        <Button
          size={size}
          renderRoot={(props) => (
            <Link to="/inbox" search={{ workflow: id, outstanding: 'waiting' }} {...props} onClick={onDone} />
          )}
        >
          Look
        </Button>
      )}
      <Button variant="subtle" size={size} loading={leave.isPending} onClick={() => leave.mutate()}>
        Leave them
      </Button>
    </>
  );
}
