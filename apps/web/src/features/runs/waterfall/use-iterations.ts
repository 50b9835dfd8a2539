import type { IterationResponse } from '@hookline/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { keys, runs } from '../../../shared/api/index.js';
import type { Loop } from './run-parts.js';

const PAGE = 50;

/** The items of a loop in order, loaded by page. */
export function useIterations({ runId, nodeId }: Loop, failedOnly: boolean, enabled: boolean) {
  const status = failedOnly ? ('failed' as const) : undefined;
  return useInfiniteQuery({
    queryKey: keys.runs.iterations(runId, { nodeId, status, list: true }),
    queryFn: ({ pageParam, signal }) =>
      runs.iterations(runId, { nodeId, status, cursor: pageParam ?? undefined, limit: PAGE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled,
  });
}

/** Steps through failed items only: their numbers are unknown, so the list is loaded as far as needed. */
export function useFailedIterations(loop: Loop, enabled: boolean) {
  const list = useIterations(loop, true, enabled);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const before = (index: number) => items.findLast((item) => item.index < index);
  const after = (index: number) => items.find((item) => item.index > index);
  return {
    hasBefore: (index: number): boolean => before(index) !== undefined,
    hasAfter: (index: number): boolean => after(index) !== undefined || list.hasNextPage,
    /** @param index null: the first item */
    async neighbour(index: number | null, by: 1 | -1): Promise<IterationResponse | undefined> {
      const known = index === null ? items[0] : by === 1 ? after(index) : before(index);
      if (known || by === -1) return known;
      const cursor = index === null ? undefined : index;
      return (await runs.iterations(loop.runId, { nodeId: loop.nodeId, status: 'failed', cursor, limit: 1 })).items[0];
    },
  };
}
