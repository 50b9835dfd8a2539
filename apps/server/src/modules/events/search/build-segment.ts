/**
 * Builds a search segment from the oldest unindexed events. A segment is built once it is full: fewer events are
 * scanned quickly, and a growing segment would be rewritten each time.
 */
import type { PoolClient } from 'pg';
import type { IdRange } from '../../../platform/database/statements/newest-in-index.js';
import { idAt } from '../../../platform/ids/uuid.js';
import { hashesOf, type IndexedRow } from './index-hashes.js';
import { SEARCHED_BYTES, SEARCHED_COLUMNS } from './searched-text.js';
import { yieldToEventLoop } from './yield-to-event-loop.js';

const FULL_EVENTS = 256;
const FULL_BYTES = 512 * 1024;
/** Events with an older id are committed by now; if one is not, the segment is rebuilt later. */
const COMMITTED_AFTER_MS = 30_000;

const FIRST_ID = idAt(0);

const NEXT = `
  select id, least(octet_length(body), ${SEARCHED_BYTES}) + octet_length(headers) as bytes
  from events where id >= $1 and id < $2 order by id limit ${FULL_EVENTS + 1}`;

const READ = `
  select ${SEARCHED_COLUMNS}, workflow_id, provider, verdict
  from events where id >= $1 and id < $2 order by id`;

const STORE = `
  with given as (select id, hashes::int[] as hashes from unnest($3::uuid[], $4::text[]) as given(id, hashes))
  insert into search_segments (from_id, before_id, hashes, events)
  select $1, $2, array(select distinct unnest(hashes) from given), array(select row(id, hashes)::indexed_event from given)`;

/** @returns false when there are too few events for a segment. */
export async function buildSegment(client: PoolClient, now: number): Promise<boolean> {
  const last = await client.query<{ before_id: string }>(
    'select before_id from search_segments order by from_id desc limit 1',
  );
  const from = last.rows[0]?.before_id ?? FIRST_ID;
  const { rows } = await client.query<{ id: string; bytes: number }>(NEXT, [from, idAt(now - COMMITTED_AFTER_MS)]);
  let bytes = 0;
  const before = rows.find((row, place) => {
    if (place === FULL_EVENTS || bytes >= FULL_BYTES) return true;
    bytes += row.bytes;
    return false;
  });
  if (!before) return false;
  await storeSegment(client, { from, before: before.id });
  return true;
}

/** @param range all of its events are indexed, including late ones */
export async function storeSegment(client: PoolClient, range: IdRange): Promise<void> {
  const bounds = [range.from, range.before];
  const { rows } = await client.query<IndexedRow>(READ, bounds);
  const hashes: string[] = [];
  for (const row of rows) {
    hashes.push(`{${hashesOf(row).join()}}`);
    await yieldToEventLoop();
  }
  await client.query(STORE, [...bounds, rows.map((row) => row.id), hashes]);
}
