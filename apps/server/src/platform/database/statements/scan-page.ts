/**
 * A page of a list, newest first. Conditions that the list's index does not answer are checked on its rows, a window at
 * a time, until the page is full or its deadline has passed. The cursor then says how far the scan got, and the next
 * page continues there: a page may hold few items and still not be the last. An empty page is useless, so its deadline
 * is as long as a person may wait.
 */
import type { Page } from '@hookline/contracts';
import type { Pool } from 'pg';
import type { IdRange } from './newest-in-index.js';
import { SqlValues } from './sql-values.js';

export interface Scan {
  /** Selects at most `limit` rows of the range, the newest ones. The first window is number 0. */
  candidates(range: IdRange, limit: number, values: SqlValues, window: number): string;
  /** A condition on the candidates; null when all of them match. */
  filter(values: SqlValues): string | null;
}

/** The result of reading one window. */
export interface Found {
  /** Newest first. */
  readonly ids: readonly string[];
  /** The oldest id that was read; null when there is nothing older. */
  readonly scannedTo: string | null;
}

/** Reads the next window of the range; `wanted` rows are enough. The first window is number 0. */
export type ReadWindow = (range: IdRange, window: number, wanted: number) => Promise<Found>;

/** For a page with items. */
const PAGE_DEADLINE_MS = 20;
/** For an empty page: the patience of a person, and of a proxy in front. */
const EMPTY_PAGE_DEADLINE_MS = 15_000;
const MAX_WINDOW = 1000;

/** @returns the ids of the page's rows. */
export const scanPage = (pool: Pool, scan: Scan, range: IdRange, limit: number): Promise<Page<string>> =>
  fillPage((within, window, wanted) => readWindow(pool, scan, within, window, wanted), range, limit);

/**
 * The same with a custom reader.
 * @param now a clock in milliseconds
 */
export async function fillPage(
  read: ReadWindow,
  range: IdRange,
  limit: number,
  now: () => number = () => performance.now(),
): Promise<Page<string>> {
  const startedAt = now();
  const items: string[] = [];
  let { before } = range;
  for (let window = 0; ; window++) {
    const wanted = limit + 1 - items.length;
    const { ids, scannedTo } = await read({ ...range, before }, window, wanted);
    items.push(...ids);
    if (items.length > limit) return { items: items.slice(0, limit), nextCursor: items[limit - 1] ?? null };
    const deadlineMs = items.length === 0 ? EMPTY_PAGE_DEADLINE_MS : PAGE_DEADLINE_MS;
    if (scannedTo === null || now() - startedAt > deadlineMs) return { items, nextCursor: scannedTo };
    before = scannedTo;
  }
}

/** Reads one window of a scan. */
// oxlint-disable-next-line max-params -- values of one computation, each of another kind
export async function readWindow(
  pool: Pool,
  scan: Scan,
  range: IdRange,
  window: number,
  wanted: number,
): Promise<Found> {
  const values = new SqlValues();
  const filter = scan.filter(values);
  const size = filter === null ? wanted : Math.min(2 * wanted * 4 ** window, MAX_WINDOW);
  const { rows } = await pool.query<{ scanned: number; scanned_to: string | null; ids: string[] }>(
    `with scanned as materialized (
       select * from (${scan.candidates(range, size, values, window)}) found order by id desc limit ${size}
     )
     select (select count(*)::int from scanned) as scanned, (select id from scanned order by id limit 1) as scanned_to,
       array(select id from scanned where ${filter ?? 'true'} order by id desc limit ${wanted}) as ids`,
    values.all,
  );
  const { scanned, scanned_to, ids } = rows[0] ?? { scanned: 0, scanned_to: null, ids: [] };
  return { ids, scannedTo: scanned < size ? null : scanned_to };
}
