/**
 * Finds the runs of a page. One index yields them newest first: by event, by test runs, by workflow, by status, or all.
 * Other conditions are checked per candidate.
 */
import type { Page, RunListQuery } from '@hookline/contracts';
import { RUN_STATUSES, type RunStatus } from '@hookline/domain';
import type { Pool } from 'pg';
import { idRange, readId } from '../../platform/database/statements/id-range.js';
import { newestInIndex, type IdRange, type IndexEntry } from '../../platform/database/statements/newest-in-index.js';
import { scanPage, type Scan } from '../../platform/database/statements/scan-page.js';
import type { SqlValues } from '../../platform/database/statements/sql-values.js';
import { isUuid } from '../../platform/ids/uuid.js';

type Source =
  | { readonly by: 'ids'; readonly column: 'id' | 'event_id'; readonly ids: readonly string[] }
  | { readonly by: 'tests' }
  | { readonly by: 'workflow'; readonly workflowId: string }
  | { readonly by: 'status'; readonly statuses: readonly RunStatus[]; readonly workflowId: string | undefined }
  | { readonly by: 'all' };

/** Statuses that are rare in most workflows, with an index of their own by workflow (`runs_workflow_rare`). */
const RARE: readonly RunStatus[] = ['waiting', 'held', 'failed', 'filtered', 'cancelled'];

interface Search {
  readonly source: Source;
  readonly query: RunListQuery;
  /** The search text, unless the source answers it. */
  readonly text: string | null;
}

export async function findRunIds(pool: Pool, query: RunListQuery): Promise<Page<string>> {
  readId('workflowId', query.workflowId);
  readId('eventId', query.eventId);
  const range = idRange(query);
  const search = await plan(pool, query);
  const scan: Scan = {
    candidates: (within, limit, values, window) => candidates(search, within, limit, values, window),
    filter: (values) => filterOf(search, values),
  };
  return scanPage(pool, scan, range, query.limit);
}

async function plan(pool: Pool, query: RunListQuery): Promise<Search> {
  const text = query.q?.trim() || null;
  const { eventId } = query;
  if (eventId !== undefined) return { source: { by: 'ids', column: 'event_id', ids: [eventId] }, query, text };
  if (text !== null && isUuid(text)) return { source: { by: 'ids', column: 'id', ids: [text] }, query, text: null };
  const ids = text === null ? [] : await eventsNamed(pool, text);
  if (ids.length > 0) return { source: { by: 'ids', column: 'event_id', ids }, query, text: null };
  return { source: listOf(query), query, text };
}

function listOf({ mode, workflowId, status }: RunListQuery): Source {
  if (mode === 'test') return { by: 'tests' };
  const statuses = [...new Set(status)];
  if (statuses.length > 0 && (workflowId === undefined || statuses.every((each) => RARE.includes(each))))
    return { by: 'status', statuses, workflowId };
  return workflowId === undefined ? { by: 'all' } : { by: 'workflow', workflowId };
}

const MAX_EVENTS = 100;

/** People paste a sender's event id to find its runs. An id that many events share is searched as text. */
async function eventsNamed(pool: Pool, senderEventId: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from events where sender_event_id = $1 limit ${MAX_EVENTS + 1}`,
    [senderEventId],
  );
  return rows.length > MAX_EVENTS ? [] : rows.map((row) => row.id);
}

const COLUMNS = 'id, workflow_id, status, mode, event_id, error, item_index';
const RARE_ONLY = `status in (${RARE.map((status) => `'${status}'`).join(', ')})`;

// oxlint-disable-next-line max-params -- values of one computation, each of another kind
function candidates(
  { source, text }: Search,
  range: IdRange,
  limit: number,
  values: SqlValues,
  window: number,
): string {
  const newest = (where: string, ...key: IndexEntry['key']) =>
    newestInIndex({ table: 'runs', columns: COLUMNS, where, key }, range, limit, values);
  const ofStatuses = (statuses: readonly RunStatus[], where: string, ...workflow: IndexEntry['key']) =>
    statuses.map((status) => newest(where, ...workflow, ['status', 'text', status])).join(' union all ');
  const listed = 'item_index is null';
  switch (source.by) {
    case 'ids':
      return `select ${COLUMNS} from runs where ${source.column} = any(${values.add(source.ids, 'uuid[]')})
        and ${listed} and id >= ${values.add(range.from, 'uuid')} and id < ${values.add(range.before, 'uuid')}`;
    case 'tests':
      return newest(`${listed} and mode <> 'production'`, ['mode', 'text', 'test']);
    case 'workflow':
      return newest(listed, ['workflow_id', 'uuid', source.workflowId]);
    case 'status': {
      const { statuses, workflowId } = source;
      if (workflowId === undefined) return ofStatuses(statuses, listed);
      return ofStatuses(statuses, `${listed} and ${RARE_ONLY}`, ['workflow_id', 'uuid', workflowId]);
    }
    case 'all':
      // Where iterations outnumber the runs, only the status index leaves them out.
      return window > 0 && text === null ? ofStatuses(RUN_STATUSES, listed) : newest('true');
  }
}

/** The remaining condition on each candidate, if any. */
function filterOf({ source, query, text }: Search, values: SqlValues): string | null {
  const conditions: string[] = [];
  const isByWorkflow = source.by === 'workflow' || source.by === 'status';
  if (source.by === 'all') conditions.push('item_index is null');
  if (!isByWorkflow && query.workflowId !== undefined)
    conditions.push(`workflow_id = ${values.add(query.workflowId, 'uuid')}`);
  if (source.by !== 'status' && query.status?.length)
    conditions.push(`status = any(${values.add(query.status, 'text[]')})`);
  if (source.by !== 'tests' && query.mode !== undefined) conditions.push(`mode = ${values.add(query.mode, 'text')}`);
  if (text !== null) conditions.push(matchesText(values.add(`%${escapeLike(text)}%`, 'text')));
  return conditions.length === 0 ? null : conditions.join(' and ');
}

/** The run's id, its error, and the sender's event id. Bodies are searched in the inbox. */
const matchesText = (placeholder: string) => `(
  id::text ilike ${placeholder} or error ilike ${placeholder} or exists (
    select 1 from events e where e.id = event_id and (e.sender_event_id ilike ${placeholder} or e.event_type ilike ${placeholder})
  ))`;

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');
