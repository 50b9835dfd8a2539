/**
 * What is asked for, and where to look for it first: in events known by name, or in a list. For what a list's index does
 * not answer there are hashes, which say where it is not.
 */
import type { EventFilter } from '@hookline/contracts';
import type { Pool } from 'pg';
import { isUuid } from '../../../platform/ids/uuid.js';
import { parseSearch, type SearchText } from './parse-search.js';
import { hashesFor } from './index-hashes.js';

export type EventSource =
  | { readonly by: 'ids'; readonly ids: readonly string[] }
  | { readonly by: 'sender'; readonly eventId: string }
  | { readonly by: 'list' };

export interface EventSearch {
  readonly source: EventSource;
  readonly filter: EventFilter;
  readonly text: SearchText;
  /** Of the words and facts that are asked for; empty when a list has to be looked through for them. */
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

/** The event with this id, or those the sender gave it to. One that many share is text like any other. */
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
