/**
 * Finds the events of a page, newest first. The youngest are scanned, because they are not indexed yet; older ones are
 * found through segments. Both compare words in the same way, so both find the same.
 */
import type { EventFilter, EventListQuery, Page } from '@hookline/contracts';
import type { Pool } from 'pg';
import { idRange, readId } from '../../../platform/database/statements/id-range.js';
import { fillPage, type ReadWindow } from '../../../platform/database/statements/scan-page.js';
import { planSearch } from './event-search.js';
import type { SearchText } from './parse-search.js';
import { scanEvents } from './scan-events.js';
import { findIndexedTo, searchSegments } from './search-segments.js';
import { SEARCHED_COLUMNS, hasText, type SearchedRow } from './searched-text.js';

type EventPageQuery = EventFilter & Pick<EventListQuery, 'cursor' | 'limit'>;

export async function findEventIds(pool: Pool, query: EventPageQuery): Promise<Page<string>> {
  readId('workflowId', query.workflowId);
  const range = idRange(query);
  const search = await planSearch(pool, query);
  const scan = scanEvents(pool, search);
  const indexedTo = search.hashes.length === 0 ? null : await findIndexedTo(pool);
  const read = indexedTo === null ? scan : scanThenSearch(scan, indexedTo, searchSegments(pool, search));
  const { text } = search;
  return fillPage(text.words.length === 0 ? read : onlyWith(pool, text, read), range, query.limit);
}

function scanThenSearch(scan: ReadWindow, indexedTo: string, searchIndexed: ReadWindow): ReadWindow {
  return async (range, window, wanted) => {
    if (range.before <= indexedTo) return searchIndexed(range, window, wanted);
    const isSplit = range.from < indexedTo;
    const { ids, scannedTo } = await scan({ ...range, from: isSplit ? indexedTo : range.from }, window, wanted);
    return { ids, scannedTo: scannedTo ?? (isSplit ? indexedTo : null) };
  };
}

/** Their text is transferred: at most this many at a time. */
const MAX_READ = 200;

function onlyWith(pool: Pool, text: SearchText, read: ReadWindow): ReadWindow {
  return async (range, window, wanted) => {
    const batchSize = Math.min(Math.max(wanted, 64 * 2 ** window), MAX_READ);
    const { ids, scannedTo } = await read(range, window, batchSize);
    const { rows } = await pool.query<SearchedRow>(
      `select ${SEARCHED_COLUMNS} from events where id = any($1::uuid[]) order by id desc`,
      [ids],
    );
    const fitting = rows.filter((row) => hasText(row, text)).map((row) => row.id);
    return { ids: fitting, scannedTo: ids.length < batchSize ? scannedTo : (ids.at(-1) ?? scannedTo) };
  };
}
