/**
 * Finds the events that have all hashes, through the index. A segment stores the combined hashes of some hundred
 * consecutive events, and the hashes of each: the newest segments are checked first, and within a match only the events
 * that have all hashes. So a word that every event has costs no more than one that none has.
 */
import type { Pool } from 'pg';
import { inTransaction } from '../../../platform/database/in-transaction.js';
import type { IdRange } from '../../../platform/database/statements/newest-in-index.js';
import type { Found, ReadWindow } from '../../../platform/database/statements/scan-page.js';
import { SqlValues } from '../../../platform/database/statements/sql-values.js';
import type { EventSearch } from './event-search.js';
import { conditionOf } from './scan-events.js';

const MAX_SEGMENTS = 64;
const MAX_EVENTS = 1000;

interface Row {
  readonly ids: string[];
  /** The number of segments scanned, and where the oldest of them begins. */
  readonly segments: number;
  readonly oldest_segment: string | null;
  /** The number of matching events, and the oldest of them. */
  readonly found: number;
  readonly oldest_found: string | null;
}

export function searchSegments(pool: Pool, search: EventSearch): ReadWindow {
  return async (range, window, wanted) => {
    const segments = Math.min(4 ** (window + 1), MAX_SEGMENTS);
    const events = Math.min(2 * wanted * 4 ** window, MAX_EVENTS);
    const values = new SqlValues();
    const text = statement(search, range, { segments, events, wanted }, values);
    const row = await inTransaction(pool, async (client) => {
      // The planner underestimates the cost of reading all segments: it does not know that their hashes are TOASTed.
      await client.query('set local enable_seqscan = off');
      return (await client.query<Row>(text, values.all)).rows[0];
    });
    return row
      ? { ids: row.ids, scannedTo: nextCursor(row, { segments, events, wanted }) }
      : { ids: [], scannedTo: null };
  };
}

/** The cursor of the next scan: after the last row of whatever limit was reached. */
function nextCursor(row: Row, limits: Limits): Found['scannedTo'] {
  if (row.ids.length === limits.wanted) return row.ids.at(-1) ?? null;
  if (row.found === limits.events) return row.oldest_found;
  return row.segments === limits.segments ? row.oldest_segment : null;
}

interface Limits {
  readonly segments: number;
  readonly events: number;
  readonly wanted: number;
}

function statement(search: EventSearch, range: IdRange, limits: Limits, values: SqlValues): string {
  const [from, before] = [values.add(range.from, 'uuid'), values.add(range.before, 'uuid')];
  const hashes = values.add(search.hashes, 'int[]');
  const condition = conditionOf(search, {}, values) ?? 'true';
  return `
    with hits as materialized (select from_id, before_id from search_segments where hashes @> ${hashes}),
    newest as materialized (
      select from_id from hits where from_id < ${before} and before_id > ${from} order by from_id desc limit ${limits.segments}
    ), found as materialized (
      select e.id from newest join search_segments b using (from_id) cross join lateral unnest(b.events) e
      where e.hashes @> ${hashes} and e.id < ${before} and e.id >= ${from} order by e.id desc limit ${limits.events}
    )
    select (select count(*)::int from newest) as segments, (select from_id from newest order by from_id limit 1) as oldest_segment,
      (select count(*)::int from found) as found, (select id from found order by id limit 1) as oldest_found,
      array(
        select events.id from events where events.id = any(array(select id from found)) and ${condition}
        order by events.id desc limit ${limits.wanted}
      ) as ids`;
}

/** The id up to which events are indexed; younger ones must be scanned. Null: there are no segments. */
export async function findIndexedTo(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ before_id: string }>(
    'select before_id from search_segments order by from_id desc limit 1',
  );
  return rows[0]?.before_id ?? null;
}
