/**
 * A page of a list, newest first. What the list's index does not answer is looked for in the rows it gives, a window at
 * a time, until the page is full or the time for one page is up. Then the cursor says how far it looked, so that the next
 * page goes on from there: it may hold few items and still not be the last. A page that holds none tells nobody anything,
 * so that it goes on looking, as long as somebody may be waiting.
 */
import type { Page } from '@hookline/contracts';
import type { Pool } from 'pg';
import type { IdRange } from './newest-in-index.js';
import { SqlValues } from './sql-values.js';

export interface Scan {
  /** Selects at most `limit` rows of the range, the newest ones. The first window is number 0. */
  candidates(range: IdRange, limit: number, values: SqlValues, window: number): string;
  /** A condition on the candidates; null when all of them fit. */
  filter(values: SqlValues): string | null;
}

/** What one look at the newest rows of a range gave. */
export interface Found {
  /** Newest first. */
  readonly ids: readonly string[];
  /** The oldest id that was looked at; null when there is nothing older. */
  readonly lookedTo: string | null;
}

/** Looks at some of the newest rows of the range, of which `wanted` are enough. The first window is number 0. */
export type Look = (range: IdRange, window: number, wanted: number) => Promise<Found>;

/** Once there is something to show. */
const RETRY_DEADLINE_MS = 20;
/** While there is nothing: as long as a person waits, and a proxy in front. */
const EMPTY_PATIENCE_MS = 15_000;
const MAX_WINDOW = 1000;

/** @returns the ids of the page's rows. */
export const scanPage = (pool: Pool, scan: Scan, range: IdRange, limit: number): Promise<Page<string>> =>
  fillPage((within, window, wanted) => lookAt(pool, scan, within, window, wanted), range, limit);

/**
 * The same with a look of one's own.
 * @param now a clock in milliseconds
 */
export async function fillPage(
  look: Look,
  range: IdRange,
  limit: number,
  now: () => number = () => performance.now(),
): Promise<Page<string>> {
  const startedAt = now();
  const items: string[] = [];
  let { before } = range;
  for (let window = 0; ; window++) {
    const wanted = limit + 1 - items.length;
    const { ids, lookedTo } = await look({ ...range, before }, window, wanted);
    items.push(...ids);
    if (items.length > limit) return { items: items.slice(0, limit), nextCursor: items[limit - 1] ?? null };
    const patience = items.length === 0 ? EMPTY_PATIENCE_MS : RETRY_DEADLINE_MS;
    if (lookedTo === null || now() - startedAt > patience) return { items, nextCursor: lookedTo };
    before = lookedTo;
  }
}

/** One window of a scan. */
export async function lookAt(pool: Pool, scan: Scan, range: IdRange, window: number, wanted: number): Promise<Found> {
  const values = new SqlValues();
  const filter = scan.filter(values);
  const size = filter === null ? wanted : Math.min(2 * wanted * 4 ** window, MAX_WINDOW);
  const { rows } = await pool.query<{ looked: number; looked_to: string | null; ids: string[] }>(
    `with looked as materialized (
       select * from (${scan.candidates(range, size, values, window)}) found order by id desc limit ${size}
     )
     select (select count(*)::int from looked) as looked, (select id from looked order by id limit 1) as looked_to,
       array(select id from looked where ${filter ?? 'true'} order by id desc limit ${wanted}) as ids`,
    values.all,
  );
  const { looked, looked_to, ids } = rows[0] ?? { looked: 0, looked_to: null, ids: [] };
  return { ids, lookedTo: looked < size ? null : looked_to };
}
