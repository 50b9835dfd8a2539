import { keys, runs } from '../../../shared/api/index.js';
import { useLiveList } from '../../../shared/live-list/index.js';
import { runFilter, type RunsSearch } from './run-filter.js';

/** The runs that match a search, newest first, updated live. */
export function useRuns(search: RunsSearch, workflowId: string | undefined) {
  return useLiveList({
    queryKey: keys.runs.list({ ...search, workflowId }),
    // The start of the period is computed anew for each page, which keyset paging allows.
    fetchPage: (cursor, signal) => runs.list(runFilter(search, workflowId, Date.now()), { cursor }, signal),
    fetchOne: (id) => runs.get(id),
    movedIn: (message) =>
      message.runs.filter((run) => workflowId === undefined || run.workflowId === workflowId).map((run) => run.id),
  });
}
