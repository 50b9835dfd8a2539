import type { Page } from '@hookline/contracts';

/** The page size of the server. */
const PAGE_SIZE = 50;
/** Number of automatic searches in a row before the user is asked. */
const MAX_AUTO_PAGES = 20;

export interface AutoPaging {
  /** The next page should be loaded automatically. */
  readonly loadsNext: boolean;
  /** The rest was not searched yet: it may contain no match. */
  readonly pausedSearch: boolean;
}

/** A page that is neither full nor the last reached its search limit: there may be more matches. */
export function autoPaging(pages: readonly Page<unknown>[], hasNext: boolean): AutoPaging {
  const short = pages.length - 1 - pages.findLastIndex(({ items }) => items.length >= PAGE_SIZE);
  if (!hasNext || short === 0) return { loadsNext: false, pausedSearch: false };
  const isEmpty = pages.every(({ items }) => items.length === 0);
  const loadsNext = isEmpty || short % MAX_AUTO_PAGES !== 0;
  return { loadsNext, pausedSearch: !loadsNext };
}
