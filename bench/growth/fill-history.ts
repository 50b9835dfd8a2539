// Fills a database with a history, by SQL alone: twelve weeks of events and runs, half of them in the last day, in eight
// workflows of which each has half as many as the one before; statuses and verdicts from frequent to a handful.
import pg from 'pg';
import { firstIdAt } from './first-id-at.js';

const WEEK_MS = 7 * 24 * 3_600_000;
const WEEKS = 12;
const WORKFLOWS = 8;

/** @param runs how many runs, each with an event and three steps; one event in twenty makes no run. */
export async function fillHistory(databaseUrl: string, runs: number): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 3 });
  try {
    await makePartitions(pool);
    await makeWorkflows(pool);
    const until = Date.now() - 60_000;
    // Indexes are made afterwards, at once: row by row they would take most of the time.
    const indexes = await dropIndexes(pool);
    await Promise.all([events, runRows, steps].map((text) => pool.query(text(runs, until))));
    for (const definition of indexes) await pool.query(definition);
    await pool.query('vacuum (analyze) events, runs, steps');
    await pool.query('checkpoint');
  } finally {
    await pool.end();
  }
}

/** @returns what makes them again. */
async function dropIndexes(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; definition: string }>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = any(array['events', 'runs']::regclass[]) and not indisprimary`);
  for (const { name } of rows) await pool.query(`drop index ${name}`);
  return rows.map((row) => row.definition.replace(' ON ONLY ', ' ON '));
}

async function makePartitions(pool: pg.Pool): Promise<void> {
  const now = Math.floor(Date.now() / WEEK_MS);
  for (let week = now - WEEKS - 1; week < now; week++) {
    for (const table of ['events', 'runs', 'steps']) {
      const [from, to] = [firstIdAt(week * WEEK_MS), firstIdAt((week + 1) * WEEK_MS)];
      await pool.query(
        `create table if not exists ${table}_w${week} partition of ${table} for values from ('${from}') to ('${to}')`,
      );
    }
  }
}

/** Copies of the one that is there. */
async function makeWorkflows(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create table history_workflows as
      select place, gen_random_uuid() as workflow_id, gen_random_uuid() as version_id
      from generate_series(0, ${WORKFLOWS - 1}) place;
    insert into workflows (id, name, draft)
      select workflow_id, 'History ' || place, draft from history_workflows, workflows where name = 'Bench';
    insert into versions (id, workflow_id, number, graph)
      select version_id, workflow_id, 1, draft from history_workflows, workflows where name = 'Bench';
    update workflows w set published_version_id = version_id from history_workflows h where h.workflow_id = w.id;
    create function history_moment(n bigint, runs bigint, until bigint) returns bigint language sql immutable as $$
      select case when n % 2 = 0 then until - (n * 86400000 / runs) else until - (n * ${WEEKS * WEEK_MS} / runs) end $$;
    create function history_id(kind text, n bigint, runs bigint, until bigint) returns uuid language sql immutable as $$
      select (lpad(to_hex(history_moment(n, runs, until)), 12, '0') || '7' || substr(md5(kind || n), 1, 3)
        || '8' || substr(md5(kind || n), 4, 15))::uuid $$;
    create function history_status(n bigint) returns text language sql immutable as $$
      select case when n % 100 < 3 then 'failed' when n % 100 < 12 then 'filtered' when n % 5000 = 4998 then 'cancelled'
        when n % 250000 = 249997 then 'held' when n % 50000 = 49996 then 'waiting' else 'succeeded' end $$`);
}

/** Each workflow gets half as many as the one before it. */
const workflowOf = (n: string): string =>
  `least(${WORKFLOWS - 1}, floor(-ln(greatest(abs(hashint8(${n})) / 2147483648.0, 1e-9)) / ln(2)))`;

const events = (runs: number, until: number): string => `
  insert into events (id, workflow_id, node_id, endpoint_id, received_at, method, path, query, headers, body, content_type,
    remote_address, provider, sender_event_id, event_type, verdict, reason, answered)
  select history_id('e', n, ${runs}, ${until}), workflow_id, 'n0', workflow_id,
    to_timestamp(history_moment(n, ${runs}, ${until}) / 1000.0), 'POST', '/', '',
    '[["content-type","application/json"],["user-agent","Sender/1.0"],["x-delivery","d' || n || '"]]',
    convert_to('{"order":{"id":"o' || n || '","total":42},"customer":{"name":"Ann ' || n || '"},"items":[{"sku":"a","qty":1}]}', 'UTF8'),
    'application/json', '10.0.0.1', 'generic', 'evt_' || md5('s' || n),
    case when n % 1000 = 999 then 'order.refunded' else 'order.created' end,
    case when n % 20 <> 19 then 'run' when n % 400 = 19 then 'held' when n % 50000 = 39 then 'refused' else 'filtered' end,
    null, 200
  from generate_series(1, ${runs}) n join history_workflows on place = ${workflowOf('n')}`;

const runRows = (runs: number, until: number): string => `
  insert into runs (id, workflow_id, version_id, trigger_node_id, mode, event_id, status, revision, error, due_at,
    started_at, finished_at)
  select history_id('r', n, ${runs}, ${until}), workflow_id, version_id, 'n0',
    case when n % 2000 = 1001 then 'test' else 'production' end, history_id('e', n, ${runs}, ${until}), history_status(n), 2,
    case when history_status(n) = 'failed' then '{"code":"http.status","message":"The other side answered 500 to o' || n ||
      '","retryable":true,"nodeId":"n3"}' end,
    case when history_status(n) in ('held', 'waiting') then now() + interval '1 day' end,
    to_timestamp(history_moment(n, ${runs}, ${until}) / 1000.0),
    case when history_status(n) not in ('held', 'waiting') then to_timestamp(history_moment(n, ${runs}, ${until}) / 1000.0 + 1) end
  from generate_series(1, ${runs}) n join history_workflows on place = ${workflowOf('n')}
  where n % 20 <> 19`;

const steps = (runs: number, until: number): string => `
  insert into steps (run_id, node_id, status, port, output, attempts)
  select history_id('r', n, ${runs}, ${until}), 'n' || step,
    case when step < 3 or history_status(n) in ('cancelled', 'held', 'waiting') then 'succeeded' else history_status(n) end,
    'out', '{"orderId":"o' || n || '","total":42,"text":"Order o' || n || ' for Ann"}', '[]'
  from generate_series(1, ${runs}) n, generate_series(1, 3) step where n % 20 <> 19`;
