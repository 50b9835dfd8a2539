import type { RunResponse } from '@hookline/contracts';
import { isFinished } from '@hookline/domain';
import { useQueries } from '@tanstack/react-query';
import { keys, runs, useLiveState } from '../../../shared/api/index.js';
import { itemOf, joinItems, loopsOf } from '../waterfall/run-parts.js';
import { POLL_MS } from './use-run.js';

/**
 * The run and the shown items: the chosen ones, and of every other loop the first failed one, or the first.
 * @param chosen ids of the runs of items
 */
export function useRunParts(run: RunResponse | undefined, chosen: readonly string[]): readonly RunResponse[] {
  const asked = useRuns(chosen);
  const known = run ? joinItems(run, asked) : [];
  const open = loopsOf(known).filter(({ runId, nodeId }) => !itemOf(known, runId, nodeId));
  const first = useQueries({
    queries: open.map(({ runId, nodeId, step }) => {
      const status = (step.iterations?.failed ?? 0) > 0 ? ('failed' as const) : undefined;
      const page = { nodeId, status, limit: 1 };
      return {
        queryKey: keys.runs.iterations(runId, page),
        queryFn: ({ signal }: { signal: AbortSignal }) => runs.iterations(runId, page, signal),
      };
    }),
  });
  const defaults = useRuns(first.flatMap(({ data }) => data?.items[0]?.runId ?? []));
  return run ? joinItems(run, [...asked, ...defaults]) : [];
}

function useRuns(ids: readonly string[]): readonly RunResponse[] {
  const live = useLiveState();
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: keys.runs.one(id),
      queryFn: ({ signal }: { signal: AbortSignal }) => runs.get(id, signal),
      refetchInterval: (query: { state: { data?: RunResponse | undefined } }) => {
        const moving = query.state.data !== undefined && !isFinished(query.state.data.status);
        return moving && live !== 'live' ? POLL_MS : (false as const);
      },
    })),
  });
  return found.flatMap(({ data }) => data ?? []);
}
