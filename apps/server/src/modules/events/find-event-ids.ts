/**
 * Chooses the events of a page. One index gives them newest first: all, a workflow's, or those of a verdict that few
 * have. What the index does not answer is looked for in what it gives.
 */
import type { EventListQuery, Page } from '@hookline/contracts';
import type { Pool } from 'pg';
import { idRange, readId } from '../../platform/database/id-range.js';
import { newestInIndex, type IdRange, type IndexEntry } from '../../platform/database/newest-in-index.js';
import { scanPage, type Scan } from '../../platform/database/scan-page.js';
import type { SqlValues } from '../../platform/database/sql-values.js';
import { isUuid } from '../../platform/ids/uuid.js';

interface Search {
  readonly query: EventListQuery;
  /** The events that are wanted, when they are known by id. */
  readonly ids: readonly string[] | null;
  /** What else is to be found in them. */
  readonly text: string | null;
}

export async function findEventIds(pool: Pool, query: EventListQuery): Promise<Page<string>> {
  readId('workflowId', query.workflowId);
  const range = idRange(query);
  const q = query.q?.trim() || null;
  const ids = q === null ? [] : await eventsNamed(pool, q);
  const search = { query, ids: ids.length > 0 ? ids : null, text: ids.length > 0 ? null : q };
  const scan: Scan = {
    candidates: (within, limit, values) => candidates(search, within, limit, values),
    filter: (values) => filterOf(search, values),
  };
  return scanPage(pool, scan, range, query.limit);
}

const MOST_NAMED = 100;

/** The event with this id, or those the sender gave it to. One that many share is text like any other. */
async function eventsNamed(pool: Pool, text: string): Promise<string[]> {
  if (isUuid(text)) {
    const own = await pool.query<{ id: string }>('select id from events where id = $1', [text]);
    if (own.rows.length > 0) return [text];
  }
  const { rows } = await pool.query<{ id: string }>(
    `select id from events where sender_event_id = $1 limit ${MOST_NAMED + 1}`,
    [text],
  );
  return rows.length > MOST_NAMED ? [] : rows.map((row) => row.id);
}

const COLUMNS = 'id, workflow_id, verdict, event_type, headers, body';

function candidates({ query, ids }: Search, range: IdRange, limit: number, values: SqlValues): string {
  if (ids !== null) {
    return `select ${COLUMNS} from events where id = any(${values.add(ids, 'uuid[]')})
      and id >= ${values.add(range.from, 'uuid')} and id < ${values.add(range.before, 'uuid')}`;
  }
  const { workflowId, verdict } = query;
  const workflow: IndexEntry['key'] = workflowId === undefined ? [] : [['workflow_id', 'uuid', workflowId]];
  const rare = verdict !== undefined && verdict !== 'run';
  const key: IndexEntry['key'] = rare ? [...workflow, ['verdict', 'text', verdict]] : workflow;
  const where = rare ? `verdict <> 'run'` : 'true';
  return newestInIndex({ table: 'events', columns: COLUMNS, where, key }, range, limit, values);
}

/** What is left to be asked of each candidate, if anything. */
function filterOf({ query, ids, text }: Search, values: SqlValues): string | null {
  const conditions: string[] = [];
  if (ids !== null && query.workflowId !== undefined)
    conditions.push(`workflow_id = ${values.add(query.workflowId, 'uuid')}`);
  if (query.verdict !== undefined && (ids !== null || query.verdict === 'run'))
    conditions.push(`verdict = ${values.add(query.verdict, 'text')}`);
  if (text !== null) conditions.push(matchesText(values.add(text, 'text')));
  return conditions.length === 0 ? null : conditions.join(' and ');
}

/** Types, headers and the bytes of the body, compared as they are. */
const matchesText = (place: string) => `(
  event_type = ${place} or position(lower(${place}) in lower(headers)) > 0
  or position(convert_to(${place}, 'UTF8') in body) > 0)`;
