import type { LiveMessage, Page } from '@hookline/contracts';
import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLiveMessages } from '../api/index.js';
import { autoPaging } from './auto-paging.js';
import { mergeFresh } from './merge-fresh.js';

interface LiveListOptions<Item> {
  /** Has to change with the filter. */
  queryKey: readonly unknown[];
  fetchPage: (cursor: string | undefined, signal?: AbortSignal) => Promise<Page<Item>>;
  fetchOne: (id: string) => Promise<Item>;
  /** The ids that a live message reports as changed. */
  movedIn: (message: LiveMessage) => string[];
}

type Pages<Item> = InfiniteData<Page<Item>, string | undefined>;

/** Minimum interval between reloads of the top of the list. */
const FRESH_MS = 1000;
/** Changed rows further down are loaded one by one; beyond this number they wait for the next load. */
const ONE_BY_ONE = 20;

/** A long list, newest first, updated live: rows change in place, new ones are held back. */
export function useLiveList<Item extends { id: string }>(options: LiveListOptions<Item>) {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState<Item[]>([]);
  const moved = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Pages have another shape than a plain list, so they need another key.
  const queryKey = [...options.queryKey, 'pages'];
  const keyText = JSON.stringify(queryKey);

  const query = usePages(queryKey, options);

  useEffect(() => {
    moved.current.clear();
    setWaiting([]);
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [keyText]);

  const change = (update: (items: Item[]) => Item[]): void => {
    client.setQueryData<Pages<Item>>(
      queryKey,
      (data) => data && { ...data, pages: spread(data.pages, update(data.pages.flatMap((page) => page.items))) },
    );
  };
  const freshen = async (): Promise<void> => {
    timer.current = undefined;
    const ids = [...moved.current];
    moved.current.clear();
    const { page, singles } = await loadMoved(options, ids, () => client.getQueryData<Pages<Item>>(queryKey));
    change((items) => {
      const merged = mergeFresh(items, page.items);
      setWaiting(merged.waiting);
      return merged.shown.map((item) => singles.get(item.id) ?? item);
    });
  };
  useLiveMessages((message) => {
    const ids = options.movedIn(message);
    if (ids.length === 0 && !message.truncated) return;
    for (const id of ids) moved.current.add(id);
    // The next message retries a failed load; the screen stays as it is.
    timer.current ??= setTimeout(() => void freshen().catch(() => undefined), FRESH_MS);
  });

  const items = uniqueById(query.data?.pages.flatMap((page) => page.items) ?? []);
  const { loadsNext, pausedSearch } = useAutoPaging(query);

  return {
    items,
    waiting: waiting.length,
    showWaiting: () => {
      change((items) => [...waiting, ...items]);
      setWaiting([]);
    },
    pausedSearch,
    ...loadingOf(query, { isEmpty: items.length === 0, loadsNext }),
  };
}

const loadingOf = <Item>(
  query: ReturnType<typeof usePages<Item>>,
  { isEmpty, loadsNext }: { readonly isEmpty: boolean; readonly loadsNext: boolean },
) => ({
  pending: query.isPending || (isEmpty && query.hasNextPage && query.error === null),
  error: query.error,
  retry: () => void query.refetch(),
  hasMore: query.hasNextPage,
  loadingMore: query.isFetchingNextPage || loadsNext,
  loadMore: () => void query.fetchNextPage(),
});

const usePages = <Item>(queryKey: readonly unknown[], { fetchPage }: Pick<LiveListOptions<Item>, 'fetchPage'>) =>
  useInfiniteQuery<Page<Item>, Error, Pages<Item>, readonly unknown[], string | undefined>({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });

/** Loads the next page by itself while a search has looked through little. */
function useAutoPaging<Item>({
  data,
  error,
  hasNextPage,
  isFetching,
  fetchNextPage,
}: ReturnType<typeof usePages<Item>>) {
  const pages = data?.pages ?? [];
  const auto = autoPaging(pages, hasNextPage && error === null);
  const loadsNow = auto.loadsNext && !isFetching;
  useEffect(() => {
    if (loadsNow) void fetchNextPage();
  }, [loadsNow, pages.length, fetchNextPage]);
  return auto;
}

/** The first page as it is now, and the rows below it that have changed. */
async function loadMoved<Item extends { id: string }>(
  { fetchPage, fetchOne }: Pick<LiveListOptions<Item>, 'fetchPage' | 'fetchOne'>,
  ids: readonly string[],
  shown: () => Pages<Item> | undefined,
) {
  const page = await fetchPage(undefined);
  const inPage = new Set(page.items.map((item) => item.id));
  const shownIds = new Set(shown()?.pages.flatMap((each) => each.items.map((item) => item.id)));
  const below = ids.filter((id) => shownIds.has(id) && !inPage.has(id)).slice(0, ONE_BY_ONE);
  const singles = new Map((await Promise.all(below.map(fetchOne))).map((item) => [item.id, item]));
  return { page, singles };
}

/** Removes duplicates: a page loaded while the list grew may begin with an entry that is already shown. */
const uniqueById = <Item extends { id: string }>(items: Item[]): Item[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];

/** Distributes the items to their pages; added ones go to the first. */
function spread<Item>(pages: Page<Item>[], items: Item[]): Page<Item>[] {
  const total = pages.reduce((sum, page) => sum + page.items.length, 0);
  let at = 0;
  return pages.map((page, index) => {
    const length = page.items.length + (index === 0 ? items.length - total : 0);
    at += length;
    return { ...page, items: items.slice(at - length, at) };
  });
}
