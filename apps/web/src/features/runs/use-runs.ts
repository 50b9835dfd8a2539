import { useMemo } from 'react';
import { keys, runs } from '../../shared/api/index.js';
import { useLiveList } from '../../shared/live-list/index.js';
import { runFilter, type RunsSearch } from './run-filter.js';

/** The runs that fit a search, newest first, kept true by live messages. */
export function useRuns(search: RunsSearch, workflowId: string | undefined) {
  const { status, mode, since, q } = search;
  // The moment a period began is fixed when the filter is chosen; a new one on every render would be a new list.
  const filter = useMemo(
    () => runFilter({ status, mode, since, q }, workflowId, Date.now()),
    [status, mode, since, q, workflowId],
  );
  return useLiveList({
    queryKey: keys.runs.list(filter),
    fetchPage: (cursor, signal) => runs.list(filter, { cursor }, signal),
    fetchOne: (id) => runs.get(id),
    movedIn: (message) =>
      message.runs.filter((run) => workflowId === undefined || run.workflowId === workflowId).map((run) => run.id),
  });
}
