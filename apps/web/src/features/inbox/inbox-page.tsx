import { useMediaQuery } from '@mantine/hooks';
import type { InboxFilter } from '../../shared/api/index.js';
import { EmptyState, useTitle } from '../../shared/ui/index.js';
import { EventList } from './event-list.js';
import { EventDetail } from './event/event-detail.js';
import { useEvents } from './use-events.js';
import classes from './inbox-page.module.css';

interface InboxPageProps {
  filter: InboxFilter;
  onFilter: (change: Partial<InboxFilter>) => void;
  /** The id of the open event, from the URL. */
  selected: string | null;
  onSelect: (id: string | null) => void;
}

/** The inbox: every request, accepted or refused, with its verdict. */
export function InboxPage({ filter, onFilter, selected, onSelect }: InboxPageProps) {
  useTitle('Inbox');
  const list = useEvents(filter);
  const wide = useMediaQuery('(min-width: 900px)', true, { getInitialValueInEffect: false });
  // On wide screens the newest event is open until the user chooses one.
  const open = selected ?? (wide ? (list.items[0]?.id ?? null) : null);
  return (
    <div className={classes.inbox} data-open={selected !== null || undefined}>
      <EventList list={list} filter={filter} onFilter={onFilter} open={open} linked={selected} onSelect={onSelect} />
      <div className={classes.detail}>
        {open === null ? (
          <div className={classes.none}>
            <EmptyState drawing="rings" title="No event is open">
              Choose one to see its body, its headers and what became of it.
            </EmptyState>
          </div>
        ) : (
          <EventDetail key={open} eventId={open} onBack={() => onSelect(null)} />
        )}
      </div>
    </div>
  );
}
