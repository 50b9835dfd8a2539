/** Looks through the events themselves: one index gives them newest first, and the rest is asked of each. */
import type { Pool } from 'pg';
import { newestInIndex, type IdRange, type IndexEntry } from '../../../platform/database/newest-in-index.js';
import { lookAt, type Look, type Scan } from '../../../platform/database/scan-page.js';
import type { SqlValues } from '../../../platform/database/sql-values.js';
import { IS_WAITING } from '../waiting-events.js';
import type { EventSearch } from './event-search.js';

export function scanEvents(pool: Pool, search: EventSearch): Look {
  const scan: Scan = {
    candidates: (within, limit, values) => candidates(search, within, limit, values),
    filter: (values) => conditionOf(search, isAnswered(search), values),
  };
  return (range, window, wanted) => lookAt(pool, scan, range, window, wanted);
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

/** Those that few events have are in an index. */
const isRare = (verdict: string | undefined): verdict is string => verdict !== undefined && verdict !== 'run';

/** What every candidate fits already. */
function isAnswered({ source, filter }: EventSearch): Answered {
  const isList = source.by === 'list' && filter.outstanding !== 'waiting';
  return { eventId: source.by === 'sender', workflowId: isList, verdict: isList && isRare(filter.verdict) };
}

interface Answered {
  readonly eventId?: boolean;
  readonly workflowId?: boolean;
  readonly verdict?: boolean;
}

/** What is left to be asked of each candidate, if anything; its words are not SQL's to ask. */
export function conditionOf({ filter, text }: EventSearch, answered: Answered, values: SqlValues): string | null {
  const { workflowId, verdict, type, provider, eventId, outstanding } = filter;
  const conditions: string[] = [];
  const ask = (column: string, kind: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(`${column} = ${values.add(value, kind)}`);
  };
  if (!answered.workflowId) ask('workflow_id', 'uuid', workflowId);
  if (!answered.verdict) ask('verdict', 'text', verdict);
  if (!answered.eventId) ask('sender_event_id', 'text', eventId);
  ask('event_type', 'text', type);
  ask('provider', 'text', provider);
  if (outstanding !== undefined) conditions.push(outstanding === 'waiting' ? IS_WAITING : IS_WITHOUT_RUN);
  for (const part of text.parts) conditions.push(hasPart(values.add(part, 'text')));
  return conditions.length === 0 ? null : conditions.join(' and ');
}

/** `id` is the event's: what is made of `runs` here has no column of that name. */
const IS_WITHOUT_RUN = `verdict = 'run' and not exists (select 1 from (select event_id from runs) made where made.event_id = id)`;

/** The bytes of the body are compared as they are. */
const hasPart = (place: string) => `(
  event_type = ${place} or position(${place} in path) > 0 or position(lower(${place}) in lower(headers)) > 0
  or position(convert_to(${place}, 'UTF8') in body) > 0)`;
