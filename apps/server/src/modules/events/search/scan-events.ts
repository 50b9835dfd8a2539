/**
 * Scans the events themselves: one index yields them newest first, and the remaining conditions are checked per row.
 */
import type { Pool } from 'pg';
import { newestInIndex, type IdRange, type IndexEntry } from '../../../platform/database/statements/newest-in-index.js';
import { readWindow, type ReadWindow, type Scan } from '../../../platform/database/statements/scan-page.js';
import type { SqlValues } from '../../../platform/database/statements/sql-values.js';
import { IS_WAITING } from '../waiting-events.js';
import type { EventSearch } from './event-search.js';

export function scanEvents(pool: Pool, search: EventSearch): ReadWindow {
  const scan: Scan = {
    candidates: (within, limit, values) => candidates(search, within, limit, values),
    filter: (values) => conditionOf(search, conditionsOfSource(search), values),
  };
  return (range, window, wanted) => readWindow(pool, scan, range, window, wanted);
}

const COLUMNS = 'id, workflow_id, verdict, settled_at, provider, event_type, sender_event_id, path, headers, body';

function candidates({ source, filter }: EventSearch, range: IdRange, limit: number, values: SqlValues): string {
  const newest = (where: string, key: IndexEntry['key']) =>
    newestInIndex({ table: 'events', columns: COLUMNS, where, key }, range, limit, values);
  if (source.by === 'ids') {
    return `select ${COLUMNS} from events where id = any(${values.add(source.ids, 'uuid[]')})
      and id >= ${values.add(range.from, 'uuid')} and id < ${values.add(range.before, 'uuid')}`;
  }
  if (source.by === 'sender')
    return newest('sender_event_id is not null', [['sender_event_id', 'text', source.eventId]]);
  const { workflowId, verdict, outstanding } = filter;
  if (outstanding === 'waiting') return newest(IS_WAITING, []);
  const workflow: IndexEntry['key'] = workflowId === undefined ? [] : [['workflow_id', 'uuid', workflowId]];
  return isRare(verdict)
    ? newest(`verdict <> 'run'`, [...workflow, ['verdict', 'text', verdict]])
    : newest('true', workflow);
}

/** Rare verdicts have a partial index. */
const isRare = (verdict: string | undefined): verdict is string => verdict !== undefined && verdict !== 'run';

/** The conditions that the source already answers. */
function conditionsOfSource({ source, filter }: EventSearch): KnownConditions {
  const isList = source.by === 'list' && filter.outstanding !== 'waiting';
  return { eventId: source.by === 'sender', workflowId: isList, verdict: isList && isRare(filter.verdict) };
}

interface KnownConditions {
  readonly eventId?: boolean;
  readonly workflowId?: boolean;
  readonly verdict?: boolean;
}

/** The remaining SQL condition, if any; words are not checked in SQL. */
export function conditionOf({ filter, text }: EventSearch, known: KnownConditions, values: SqlValues): string | null {
  const { workflowId, verdict, type, provider, eventId, outstanding } = filter;
  const conditions: string[] = [];
  const ask = (column: string, kind: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(`${column} = ${values.add(value, kind)}`);
  };
  if (!known.workflowId) ask('workflow_id', 'uuid', workflowId);
  if (!known.verdict) ask('verdict', 'text', verdict);
  if (!known.eventId) ask('sender_event_id', 'text', eventId);
  ask('event_type', 'text', type);
  ask('provider', 'text', provider);
  if (outstanding !== undefined) conditions.push(outstanding === 'waiting' ? IS_WAITING : IS_WITHOUT_RUN);
  for (const part of text.parts) conditions.push(hasPart(values.add(part, 'text')));
  return conditions.length === 0 ? null : conditions.join(' and ');
}

/** `id` is the event's: the subquery of `runs` has no column of that name. */
const IS_WITHOUT_RUN = `verdict = 'run' and not exists (select 1 from (select event_id from runs) made where made.event_id = id)`;

/** Compares the bytes of the body unchanged. */
const hasPart = (placeholder: string) => `(
  event_type = ${placeholder} or position(${placeholder} in path) > 0 or position(lower(${placeholder}) in lower(headers)) > 0
  or position(convert_to(${placeholder}, 'UTF8') in body) > 0)`;
