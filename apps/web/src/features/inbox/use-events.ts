import { events, keys, type InboxFilter } from '../../shared/api/index.js';
import { useLiveList } from '../../shared/live-list/index.js';

/** The events that match a filter, newest first, updated live. */
export function useEvents(filter: InboxFilter) {
  const { workflowId } = filter;
  return useLiveList({
    queryKey: keys.events.list(filter),
    fetchPage: (cursor, signal) => events.list(filter, { cursor }, signal),
    fetchOne: (id) => events.get(id),
    movedIn: (message) =>
      message.events
        .filter((event) => workflowId === undefined || event.workflowId === workflowId)
        .map((event) => event.id),
  });
}

export type EventListState = ReturnType<typeof useEvents>;
