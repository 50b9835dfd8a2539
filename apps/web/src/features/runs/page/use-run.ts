import { isFinished } from '@hookline/domain';
import { useQuery } from '@tanstack/react-query';
import { keys, runs, useLiveState } from '../../../shared/api/index.js';

export const POLL_MS = 2000;

/** A run, updated live until it is finished. Without the live stream it is polled. */
export function useRun(runId: string) {
  const live = useLiveState();
  return useQuery({
    queryKey: keys.runs.one(runId),
    queryFn: ({ signal }) => runs.get(runId, signal),
    refetchInterval: (query) => {
      const moving = query.state.data !== undefined && !isFinished(query.state.data.status);
      return moving && live !== 'live' ? POLL_MS : false;
    },
  });
}
