import type { Page } from '@hookline/contracts';

/** What the server gives at once when it finds so many. */
const FULL_PAGE = 50;
/** So often in a row it is asked to look on by itself before a person is. */
const SHORT_PAGES = 20;

export interface LookingOn {
  /** The next page is to be asked for without being told to. */
  readonly looksOn: boolean;
  /** What is left was not looked at, rather than not shown: there need be none that fits. */
  readonly stoppedLooking: boolean;
}

/** A page that is not full and not the last has only looked back as far as one page may: there may be more of the same. */
export function lookOn(pages: readonly Page<unknown>[], hasNext: boolean): LookingOn {
  const short = pages.length - 1 - pages.findLastIndex(({ items }) => items.length >= FULL_PAGE);
  if (!hasNext || short === 0) return { looksOn: false, stoppedLooking: false };
  const isEmpty = pages.every(({ items }) => items.length === 0);
  const looksOn = isEmpty || short % SHORT_PAGES !== 0;
  return { looksOn, stoppedLooking: !looksOn };
}
