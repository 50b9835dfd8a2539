/**
 * The statement that stores events with their runs. It also decides duplicates, by whose insert of a key wins:
 * concurrent requests, in any process, make one run.
 */
import type { Pool, PoolClient } from 'pg';
import { isDuplicateKey, retryWhileConnectionLost } from '../../../platform/database/retry-while-connection-lost.js';
import { jsonParameter } from '../../../platform/database/statements/columns.js';
import { insertEventRuns } from '../../engine/index.js';
import { eventColumns, keyColumns, runColumns } from './event-columns.js';
import type { StoredEvent } from './new-event.js';
import type { PreparedEvent } from './prepare-event.js';

interface Outcome {
  readonly id: string;
  readonly fresh: boolean;
  readonly original: string | null;
  readonly run_ids: string[] | null;
}

/** Several senders give up after ten seconds, and some never retry. */
const RETRY_DEADLINE_MS = 6000;

export async function storeEvents(pool: Pool, events: readonly PreparedEvent[]): Promise<StoredEvent[]> {
  const outcomes = areKeyed(events) ? await storeKeyed(pool, events) : await storePlain(pool, events);
  return events.map((event) => toStored(event, outcomes.get(event.id)));
}

/** The same within a transaction, which a lost connection ends: nothing is tried again. */
export async function insertEvents(client: PoolClient, events: readonly PreparedEvent[]): Promise<StoredEvent[]> {
  const { rows } = await client.query<Outcome>(areKeyed(events) ? keyedQuery(events) : plainQuery(events));
  const outcomes = new Map(rows.map((outcome) => [outcome.id, outcome]));
  return events.map((event) => toStored(event, outcomes.get(event.id)));
}

const areKeyed = (events: readonly PreparedEvent[]): boolean =>
  events.some(({ parts }) => parts.some(({ key }) => key !== null));

const plainQuery = (events: readonly PreparedEvent[]) => ({
  name: 'store-events',
  text: PLAIN,
  values: [...eventColumns(events), ...runColumns(events)],
});

const keyedQuery = (events: readonly PreparedEvent[]) => ({
  name: 'store-keyed-events',
  text: KEYED,
  values: [...eventColumns(events), ...runColumns(events), ...keyColumns(events)],
});

function toStored({ id, event, parts }: PreparedEvent, outcome: Outcome | undefined): StoredEvent {
  const { verdict } = event.decided;
  if (outcome) {
    const kept = outcome.fresh ? verdict : 'duplicate';
    return { id, verdict: kept, duplicateOf: outcome.original, runIds: outcome.run_ids ?? [] };
  }
  return { id, verdict, duplicateOf: null, runIds: parts.flatMap(({ runId }) => runId ?? []) };
}

async function storePlain(pool: Pool, events: readonly PreparedEvent[]): Promise<Map<string, Outcome>> {
  await insert(pool, plainQuery(events), () => undefined);
  return new Map();
}

async function storeKeyed(pool: Pool, events: readonly PreparedEvent[]): Promise<Map<string, Outcome>> {
  const ids = events.map(({ id }) => id);
  const stored = await insert(pool, keyedQuery(events), async () => {
    return (await pool.query<Outcome>(READ_BACK, [ids])).rows;
  });
  return new Map((stored ?? []).map((outcome) => [outcome.id, outcome]));
}

/**
 * The ids are generated here: if a second attempt conflicts with them, the first was committed and only its result was
 * lost.
 */
async function insert<T>(
  pool: Pool,
  query: { name: string; text: string; values: string[] },
  readBack: () => T | Promise<T>,
): Promise<Outcome[] | T> {
  return retryWhileConnectionLost<Outcome[] | T>(RETRY_DEADLINE_MS, async (attempt) => {
    try {
      return (await pool.query<Outcome>(query)).rows;
    } catch (error) {
      if (attempt === 1 || !isDuplicateKey(error)) throw error;
      return readBack();
    }
  });
}

const COLUMNS = `id, workflow_id, node_id, endpoint_id, method, path, query, headers, body, content_type, remote_address,
  provider, sender_event_id, event_type, verified, answered, source`;
const EVENTS = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], ${jsonParameter(8)},
  $9::bytea[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::boolean[], $16::int[], $17::text[],
  $18::text[], $19::text[]) as e(${COLUMNS}, verdict, reason)`;
const PARTS = `$20::uuid[], $21::uuid[], $22::uuid[], $23::uuid[], $24::text[], ${jsonParameter(25)}`;
const PART = 'run_id, event_id, workflow_id, version_id, node_id, input';

const PLAIN = `
  with accepted as (
    insert into events (${COLUMNS}, verdict, reason, received_at)
    select ${COLUMNS}, verdict, reason, clock_timestamp() from ${EVENTS}
  )
  ${insertEventRuns(`unnest(${PARTS}) as part(${PART}) where run_id is not null`)}`;

// Keys are inserted in order, so that two statements that share several cannot deadlock.
const KEYED = `
  with part as (
    select * from unnest(${PARTS}, $26::uuid[], $27::float8[], $28::boolean[])
      with ordinality as part(${PART}, key, hours, bypass_dedup, ordinal)
  ), claim as (
    insert into dedup_keys (key, event_id, expires_at)
    select distinct on (key) key, event_id, clock_timestamp() + hours * interval '1 hour'
    from part where key is not null order by key, ordinal
    on conflict (key) do update set
      event_id = case when dedup_keys.expires_at < clock_timestamp() then excluded.event_id else dedup_keys.event_id end,
      expires_at = case when dedup_keys.expires_at < clock_timestamp() then excluded.expires_at else dedup_keys.expires_at end
    returning key, event_id
  ), decided as (
    select part.*, claim.event_id as original, bypass_dedup or part.key is null or (claim.event_id = part.event_id
      and row_number() over (partition by part.key, part.event_id order by ordinal) = 1) as fresh
    from part left join claim on claim.key = part.key
  ), outcome as (
    select event_id, bool_or(fresh) as fresh, count(*) filter (where not fresh) as repeated, count(*) as parts,
      (min(original::text) filter (where original <> event_id))::uuid as original,
      array_agg(run_id) filter (where fresh and run_id is not null) as run_ids
    from decided group by event_id
  ), accepted as (
    insert into events (${COLUMNS}, verdict, reason, received_at, duplicate_of)
    select ${COLUMNS}, case when fresh is false then 'duplicate' else verdict end,
      case when fresh is false then 'This event came before'
        when repeated > 0 then concat_ws('. ', reason, repeated || ' of the ' || parts || ' events in it came before')
        else reason end,
      clock_timestamp(), original
    from ${EVENTS} left join outcome on outcome.event_id = e.id
  ), started as (
    ${insertEventRuns('decided where fresh and run_id is not null')}
  )
  select event_id as id, fresh, original, run_ids from outcome`;

const READ_BACK = `
  select e.id, e.verdict <> 'duplicate' as fresh, e.duplicate_of as original,
    (select array_agg(r.id) from runs r where r.event_id = e.id) as run_ids
  from events e where e.id = any($1::uuid[])`;
