/**
 * Chooses the events of a page, newest first. The youngest are looked through themselves, as no index knows them yet;
 * older ones where the index says. Words are compared in one way for both, so that both find the same.
 */
import type { EventFilter, EventListQuery, Page } from '@hookline/contracts';
import type { Pool } from 'pg';
import { idRange, readId } from '../../../platform/database/id-range.js';
import { fillPage, type Look } from '../../../platform/database/scan-page.js';
import { planSearch } from './event-search.js';
import { findIndexedTo, searchSegments } from './search-segments.js';
import type { SearchText } from './parse-search.js';
import { scanEvents } from './scan-events.js';
import { hasText, SEARCHED_COLUMNS, type SearchedRow } from './searched-text.js';

type EventPageQuery = EventFilter & Pick<EventListQuery, 'cursor' | 'limit'>;

export async function findEventIds(pool: Pool, query: EventPageQuery): Promise<Page<string>> {
  readId('workflowId', query.workflowId);
  const range = idRange(query);
  const search = await planSearch(pool, query);
  const scan = scanEvents(pool, search);
  const indexedTo = search.hashes.length === 0 ? null : await findIndexedTo(pool);
  const look = indexedTo === null ? scan : scanThenLook(scan, indexedTo, searchSegments(pool, search));
  const { text } = search;
  return fillPage(text.words.length === 0 ? look : onlyWith(pool, text, look), range, query.limit);
}

function scanThenLook(scan: Look, indexedTo: string, lookInside: Look): Look {
  return async (range, window, wanted) => {
    if (range.before <= indexedTo) return lookInside(range, window, wanted);
    const isSplit = range.from < indexedTo;
    const { ids, lookedTo } = await scan({ ...range, from: isSplit ? indexedTo : range.from }, window, wanted);
    return { ids, lookedTo: lookedTo ?? (isSplit ? indexedTo : null) };
  };
}

/** Their text comes over the wire: so many at a time. */
const MAX_READ = 200;

function onlyWith(pool: Pool, text: SearchText, look: Look): Look {
  return async (range, window, wanted) => {
    const most = Math.min(Math.max(wanted, 64 * 2 ** window), MAX_READ);
    const { ids, lookedTo } = await look(range, window, most);
    const { rows } = await pool.query<SearchedRow>(
      `select ${SEARCHED_COLUMNS} from events where id = any($1::uuid[]) order by id desc`,
      [ids],
    );
    const fitting = rows.filter((row) => hasText(row, text)).map((row) => row.id);
    return { ids: fitting, lookedTo: ids.length < most ? lookedTo : (ids.at(-1) ?? lookedTo) };
  };
}
