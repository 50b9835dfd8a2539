/**
 * A search and its source: events known by name, or a list. Conditions that the list's index does not answer are hashed
 * for the search segments.
 */
import type { EventFilter } from '@hookline/contracts';
import type { Pool } from 'pg';
import { isUuid } from '../../../platform/ids/uuid.js';
import { hashesFor } from './index-hashes.js';
import { parseSearch, type SearchText } from './parse-search.js';

export type EventSource =
  | { readonly by: 'ids'; readonly ids: readonly string[] }
  | { readonly by: 'sender'; readonly eventId: string }
  | { readonly by: 'list' };

export interface EventSearch {
  readonly source: EventSource;
  readonly filter: EventFilter;
  readonly text: SearchText;
  /** The hashes of the words and facets searched for; empty when a list has to be scanned. */
  readonly hashes: readonly number[];
}

export async function planSearch(pool: Pool, filter: EventFilter): Promise<EventSearch> {
  const q = filter.q?.trim() ?? '';
  const ids = q === '' ? [] : await eventsNamed(pool, q);
  if (ids.length > 0) return { source: { by: 'ids', ids }, filter, text: NOTHING, hashes: [] };
  const text = parseSearch(q);
  const { eventId } = filter;
  if (eventId !== undefined) return { source: { by: 'sender', eventId }, filter, text, hashes: [] };
  return { source: { by: 'list' }, filter, text, hashes: hashesFor(text, filter) };
}

const NOTHING: SearchText = { words: [], sequences: [], parts: [] };
const MAX_NAMED = 100;

/** The event with this id, or those the sender gave it to. An id that many events share is searched as text. */
async function eventsNamed(pool: Pool, text: string): Promise<string[]> {
  if (isUuid(text)) {
    const own = await pool.query<{ id: string }>('select id from events where id = $1', [text]);
    if (own.rows.length > 0) return [text];
  }
  const { rows } = await pool.query<{ id: string }>(
    `select id from events where sender_event_id = $1 limit ${MAX_NAMED + 1}`,
    [text],
  );
  return rows.length > MAX_NAMED ? [] : rows.map((row) => row.id);
}
