import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type EventFilter, keys, workflows } from '../../shared/api/index.js';
import { StatusGlyph, statusWord } from '../../shared/status/index.js';
import {
  ChoiceChip,
  EmptyState,
  FilterChip,
  LiveDot,
  LoadFailure,
  NewRowsPill,
  SearchBox,
} from '../../shared/ui/index.js';
import classes from './event-list.module.css';
import { EventRow } from './event-row.js';
import type { EventListState } from './use-events.js';

interface EventListProps {
  list: EventListState;
  filter: EventFilter;
  onFilter: (change: Partial<EventFilter>) => void;
  open: string | null;
  onSelect: (id: string) => void;
}

const verdicts = ['run', 'filtered', 'duplicate', 'held', 'captured', 'refused'] as const;

export function EventList({ list, filter, onFilter, open, onSelect }: EventListProps) {
  const all = useQuery({ queryKey: keys.workflows.list, queryFn: ({ signal }) => workflows.list(signal) });
  const choices = all.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const filtered = filter.verdict !== undefined || Boolean(filter.q) || filter.workflowId !== undefined;
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
          <FilterChip look="pill" on={filter.verdict === undefined} onClick={() => onFilter({ verdict: undefined })}>
            All
          </FilterChip>
          {verdicts.map((verdict) => (
            <FilterChip
              key={verdict}
              look="pill"
              on={filter.verdict === verdict}
              onClick={() => onFilter({ verdict: filter.verdict === verdict ? undefined : verdict })}
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
      <ul className={classes.rows}>
        {list.items.map((event) => (
          <EventRow key={event.id} event={event} open={event.id === open} onSelect={onSelect} />
        ))}
      </ul>
      {!list.pending && list.error === null && list.items.length === 0 && <NoEvents filtered={filtered} />}
      {list.hasMore && (
        <Button className={classes.more ?? ''} loading={list.loadingMore} onClick={list.loadMore}>
          Show older events
        </Button>
      )}
    </section>
  );
}

function NoEvents({ filtered }: { filtered: boolean }) {
  return (
    <div className={classes.none}>
      <EmptyState drawing="float" title={filtered ? 'No such events' : 'Nothing came in yet'}>
        {filtered
          ? 'Nothing fits these filters.'
          : 'Requests show up here the moment they arrive, accepted or refused.'}
      </EmptyState>
    </div>
  );
}
