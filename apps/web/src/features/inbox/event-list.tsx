import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keys, workflows, type InboxFilter } from '../../shared/api/index.js';
import { StatusGlyph, statusWord } from '../../shared/status/index.js';
import {
  ChoiceChip,
  EmptyState,
  FilterChip,
  LiveDot,
  LoadFailure,
  NewRowsPill,
  SearchBox,
  ShowMore,
} from '../../shared/ui/index.js';
import { WaitingBanner } from '../waiting-events/index.js';
import { EventRow } from './event-row.js';
import type { EventListState } from './use-events.js';
import classes from './event-list.module.css';

interface EventListProps {
  list: EventListState;
  filter: InboxFilter;
  onFilter: (change: Partial<InboxFilter>) => void;
  open: string | null;
  /** The event in the URL. */
  linked: string | null;
  onSelect: (id: string) => void;
}

const toggled = <Value,>(now: Value | undefined, value: Value): Value | undefined =>
  now === value ? undefined : value;

const verdicts = ['run', 'filtered', 'duplicate', 'held', 'captured', 'refused'] as const;

export function EventList({ list, filter, onFilter, open, linked, onSelect }: EventListProps) {
  const all = useQuery({ queryKey: keys.workflows.list, queryFn: ({ signal }) => workflows.list(signal) });
  const choices = all.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <section className={classes.list} aria-label="Events">
      <div className={classes.head}>
        <div className={classes.title}>
          <h1>Inbox</h1>
          <NewRowsPill count={list.waiting} one="new event" onShow={list.showWaiting} />
          <LiveDot />
        </div>
        <SearchBox
          label="Search events"
          placeholder="Search bodies, headers and ids"
          value={filter.q ?? ''}
          onChange={(q) => onFilter({ q: q === '' ? undefined : q })}
        />
        <div className={classes.verdicts} role="group" aria-label="Verdict">
          <FilterChip
            look="pill"
            on={filter.verdict === undefined && filter.outstanding === undefined}
            onClick={() => onFilter({ verdict: undefined, outstanding: undefined })}
          >
            All
          </FilterChip>
          <FilterChip
            look="pill"
            on={filter.outstanding === 'waiting'}
            onClick={() => onFilter({ verdict: undefined, outstanding: toggled(filter.outstanding, 'waiting') })}
          >
            Waiting to be run
          </FilterChip>
          {filter.outstanding === 'without-run' && (
            <FilterChip look="pill" on onClick={() => onFilter({ outstanding: undefined })}>
              Without its run
            </FilterChip>
          )}
          {verdicts.map((verdict) => (
            <FilterChip
              key={verdict}
              look="pill"
              on={filter.verdict === verdict}
              onClick={() => onFilter({ verdict: toggled(filter.verdict, verdict), outstanding: undefined })}
            >
              <StatusGlyph of={verdict} size={12} />
              {statusWord(verdict)}
            </FilterChip>
          ))}
          <ChoiceChip
            label="Workflow"
            value={filter.workflowId}
            choices={choices}
            onChange={(workflowId) => onFilter({ workflowId })}
          />
        </div>
      </div>
      {list.error !== null && <LoadFailure error={list.error} onRetry={list.retry} />}
      {list.pending && <Skeleton height={240} radius={0} role="status" aria-label="Reading the events" />}
      {filter.outstanding === 'waiting' && <WaitingBanner workflowId={filter.workflowId} looking />}
      <ul className={classes.rows}>
        {list.items.map((event) => (
          <EventRow
            key={event.id}
            event={event}
            open={event.id === open}
            linked={event.id === linked}
            onSelect={onSelect}
          />
        ))}
      </ul>
      {!list.pending && list.error === null && list.items.length === 0 && <NoEvents filter={filter} />}
      {list.hasMore && <ShowMore list={list} what="events" />}
    </section>
  );
}

function NoEvents({ filter }: { filter: InboxFilter }) {
  const { title, text } = noEventsWords(filter);
  return (
    <div className={classes.none}>
      <EmptyState drawing="rings" title={title}>
        {text}
      </EmptyState>
    </div>
  );
}

function noEventsWords({ outstanding, verdict, q, workflowId }: InboxFilter): { title: string; text: string } {
  if (outstanding === 'waiting')
    return { title: 'Nothing waits', text: 'Every event that was held or captured has run, or was left as it is.' };
  if (outstanding === 'without-run')
    return { title: 'Every event has its run', text: 'Nothing that should have run is missing.' };
  if (verdict !== undefined || Boolean(q) || workflowId !== undefined)
    return { title: 'No such events', text: 'Nothing fits these filters.' };
  return {
    title: 'Nothing came in yet',
    text: 'Requests show up here the moment they arrive, accepted or refused.',
  };
}
