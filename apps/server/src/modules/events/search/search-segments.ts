/**
 * Looks where the index says that all hashes are. A segment knows all hashes of some hundred events that follow one another,
 * and the hashes of each: the newest segments are asked first, and of them only the events that have them all. So a word that
 * every event has costs no more than one that none has.
 */
import type { Pool } from 'pg';
import { inTransaction } from '../../../platform/database/in-transaction.js';
import type { IdRange } from '../../../platform/database/newest-in-index.js';
import type { Found, Look } from '../../../platform/database/scan-page.js';
import { SqlValues } from '../../../platform/database/sql-values.js';
import type { EventSearch } from './event-search.js';
import { conditionOf } from './scan-events.js';

const MAX_SEGMENTS = 64;
const MAX_EVENTS = 1000;

interface Row {
  readonly ids: string[];
  /** How many segments were looked into, and where the oldest of them begins. */
  readonly segments: number;
  readonly oldest_segment: string | null;
  /** How many events have the hashes, and the oldest of them. */
  readonly found: number;
  readonly oldest_found: string | null;
}

export function searchSegments(pool: Pool, search: EventSearch): Look {
  return async (range, window, wanted) => {
    const segments = Math.min(4 ** (window + 1), MAX_SEGMENTS);
    const events = Math.min(2 * wanted * 4 ** window, MAX_EVENTS);
    const values = new SqlValues();
    const text = statement(search, range, { segments, events, wanted }, values);
    const row = await inTransaction(pool, async (client) => {
      // The planner takes reading all segments for cheap: it does not know that their hashes lie elsewhere.
      await client.query('set local enable_seqscan = off');
      return (await client.query<Row>(text, values.all)).rows[0];
    });
    return row ? { ids: row.ids, lookedTo: lookedTo(row, { segments, events, wanted }) } : { ids: [], lookedTo: null };
  };
}

/** Where the next look goes on: behind the last of whatever was cut off. */
function lookedTo(row: Row, most: Most): Found['lookedTo'] {
  if (row.ids.length === most.wanted) return row.ids.at(-1) ?? null;
  if (row.found === most.events) return row.oldest_found;
  return row.segments === most.segments ? row.oldest_segment : null;
}

interface Most {
  readonly segments: number;
  readonly events: number;
  readonly wanted: number;
}

function statement(search: EventSearch, range: IdRange, most: Most, values: SqlValues): string {
  const [from, before] = [values.add(range.from, 'uuid'), values.add(range.before, 'uuid')];
  const hashes = values.add(search.hashes, 'int[]');
  const condition = conditionOf(search, {}, values) ?? 'true';
  return `
    with hits as materialized (select from_id, before_id from search_segments where hashes @> ${hashes}),
    newest as materialized (
      select from_id from hits where from_id < ${before} and before_id > ${from} order by from_id desc limit ${most.segments}
    ), found as materialized (
      select e.id from newest join search_segments b using (from_id) cross join lateral unnest(b.events) e
      where e.hashes @> ${hashes} and e.id < ${before} and e.id >= ${from} order by e.id desc limit ${most.events}
    )
    select (select count(*)::int from newest) as segments, (select from_id from newest order by from_id limit 1) as oldest_segment,
      (select count(*)::int from found) as found, (select id from found order by id limit 1) as oldest_found,
      array(
        select events.id from events where events.id = any(array(select id from found)) and ${condition}
        order by events.id desc limit ${most.wanted}
      ) as ids`;
}

/** Up to where events are in segments: what is younger has to be looked at itself. Null: there are no segments. */
export async function findIndexedTo(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ before_id: string }>(
    'select before_id from search_segments order by from_id desc limit 1',
  );
  return rows[0]?.before_id ?? null;
}
