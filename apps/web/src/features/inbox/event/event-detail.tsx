import type { EventResponse } from '@hookline/contracts';
import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronLeft, RotateCcw } from 'lucide-react';
import { events, keys } from '../../../shared/api/index.js';
import { IconTile } from '../../../shared/nodes/icon-tile.js';
import { sourceIcon } from '../../../shared/nodes/source-icon.js';
import {
  CopyButton,
  LoadFailure,
  RelativeTime,
  formatMoment,
  toast,
  toastFailure,
  useNow,
} from '../../../shared/ui/index.js';
import { eventName } from '../event-name.js';
import { EventRuns } from './event-runs.js';
import { EventTabs } from './event-tabs.js';
import { VerdictCard } from './verdict-card.js';
import classes from './event-detail.module.css';

/** One event: the received bytes and the verdict. */
export function EventDetail({ eventId, onBack }: { eventId: string; onBack: () => void }) {
  const query = useQuery({ queryKey: keys.events.one(eventId), queryFn: ({ signal }) => events.get(eventId, signal) });
  if (query.data === undefined) {
    return (
      <div className={classes.loading}>
        {query.error === null ? (
          <Skeleton height={200} role="status" aria-label="Reading the event" />
        ) : (
          <LoadFailure error={query.error} onRetry={() => void query.refetch()} />
        )}
      </div>
    );
  }
  const event = query.data;
  return (
    <article className={classes.detail} aria-label={`Event ${eventName(event)}`}>
      <EventHead event={event} onBack={onBack} />
      <VerdictCard event={event} />
      <div className={classes.columns}>
        <EventTabs event={event} />
        <EventRuns event={event} />
      </div>
    </article>
  );
}

function EventHead({ event, onBack }: { event: EventResponse; onBack: () => void }) {
  const now = useNow();
  return (
    <header className={classes.head}>
      <ActionIcon className={classes.back ?? ''} aria-label="Back to the events" onClick={onBack}>
        <ChevronLeft size={20} />
      </ActionIcon>
      <IconTile icon={sourceIcon(event.source)} category="trigger" title={eventName(event)} trigger />
      <div className={classes.names}>
        <h2 className={classes.name}>{eventName(event)}</h2>
        <p className={classes.facts}>
          <span>{formatMoment(event.receivedAt, now)}</span>
          <RelativeTime at={event.receivedAt} />
          {event.workflowId !== null && (
            <Link to="/workflows/$workflowId" params={{ workflowId: event.workflowId }}>
              {event.workflowName}
            </Link>
          )}
        </p>
      </div>
      <div className={classes.actions}>
        {event.method !== '' && <CopyButton value={() => events.curl(event.id)}>Copy as cURL</CopyButton>}
        {event.workflowId !== null && event.verdict !== 'refused' && <ReplayButton event={event} />}
      </div>
    </header>
  );
}

function ReplayButton({ event }: { event: EventResponse }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const replay = useMutation({
    mutationFn: () => events.replay(event.id),
    onSuccess: async ({ runId }) => {
      toast('Replayed', 'The stored bytes made a new run of the live version.');
      await client.invalidateQueries({ queryKey: keys.events.one(event.id) });
      await navigate({ to: '/runs/$runId', params: { runId } });
    },
    onError: (error) => toastFailure('The event was not replayed', error),
  });
  return (
    <Button
      variant="filled"
      leftSection={<RotateCcw size={15} aria-hidden />}
      loading={replay.isPending}
      onClick={() => replay.mutate()}
    >
      Replay event
    </Button>
  );
}
