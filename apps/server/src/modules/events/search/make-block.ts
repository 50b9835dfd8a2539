/**
 * Puts the oldest events that are in no block yet into one. A block is made once it is full: fewer events than that are
 * quickly looked through, and a block that grows would be written anew each time.
 */
import type { PoolClient } from 'pg';
import { idAt } from '../../../platform/ids/uuid.js';
import type { IdRange } from '../../../platform/database/newest-in-index.js';
import { keysOf, type IndexedRow } from './search-keys.js';
import { SEARCHED_BYTES, SEARCHED_COLUMNS } from './searched-text.js';
import { stepAside } from './step-aside.js';

const FULL_EVENTS = 256;
const FULL_BYTES = 512 * 1024;
/** What has an id of before is committed by now; should it not be, the block is made again later. */
const RIPE_AFTER_MS = 30_000;

const FIRST_ID = idAt(0);

const NEXT = `
  select id, least(octet_length(body), ${SEARCHED_BYTES}) + octet_length(headers) as bytes
  from events where id >= $1 and id < $2 order by id limit ${FULL_EVENTS + 1}`;

const READ = `
  select ${SEARCHED_COLUMNS}, workflow_id, provider, verdict
  from events where id >= $1 and id < $2 order by id`;

const STORE = `
  with given as (select id, keys::int[] as keys from unnest($3::uuid[], $4::text[]) as given(id, keys))
  insert into search_blocks (from_id, before_id, keys, events)
  select $1, $2, array(select distinct unnest(keys) from given), array(select row(id, keys)::searched_event from given)`;

/** @returns false when there are too few events for one. */
export async function makeBlock(client: PoolClient, now: number): Promise<boolean> {
  const last = await client.query<{ before_id: string }>(
    'select before_id from search_blocks order by from_id desc limit 1',
  );
  const from = last.rows[0]?.before_id ?? FIRST_ID;
  const { rows } = await client.query<{ id: string; bytes: number }>(NEXT, [from, idAt(now - RIPE_AFTER_MS)]);
  let bytes = 0;
  const before = rows.find((row, place) => {
    if (place === FULL_EVENTS || bytes >= FULL_BYTES) return true;
    bytes += row.bytes;
    return false;
  });
  if (!before) return false;
  await storeBlock(client, { from, before: before.id });
  return true;
}

/** @param range all of its events are taken, also those that have come late */
export async function storeBlock(client: PoolClient, range: IdRange): Promise<void> {
  const bounds = [range.from, range.before];
  const { rows } = await client.query<IndexedRow>(READ, bounds);
  const keys: string[] = [];
  for (const row of rows) {
    keys.push(`{${keysOf(row).join()}}`);
    await stepAside();
  }
  await client.query(STORE, [...bounds, rows.map((row) => row.id), keys]);
}
