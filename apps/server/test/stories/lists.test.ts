import type { EventSummaryResponse, Page, RunSummaryResponse, WorkflowSummaryResponse } from '@hookline/contracts';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensurePartitions } from '../../src/platform/database/partitions.js';
import { createPool } from '../../src/platform/database/pool.js';
import { chain } from '../setup/graphs.js';
import { daysAgo } from '../setup/old-runs.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { workflowCalls } from '../setup/workflow-calls.js';

/** Enough for several windows of one page. */
const RUNS = 4000;
const DAYS = 30;
const SOME_EVENT = 'evt_777';

let space: TestSpace;
let hookline: TestHookline;
let pool: Pool;
let workflows: string[] = [];
const { create, publish } = workflowCalls(() => hookline);

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres', { RETENTION_DAYS: '0' });
  pool = createPool(space.databaseUrl, 5);
  for (let week = 0; week <= DAYS; week += 7) await ensurePartitions(pool, daysAgo(week));
  for (const name of ['Large', 'Small']) {
    const { id } = await create(name, chain(['webhook', {}]));
    await publish(id);
    workflows = [...workflows, id];
  }
  await fill();
});

afterAll(async () => {
  await pool?.end();
  await hookline?.close();
  await space?.close();
});

/** Runs with events over a month, in two workflows, of many statuses; each third one is an iteration. */
async function fill(): Promise<void> {
  await pool.query(`
    create table made as select n, w.id as workflow_id, v.id as version_id,
      ((extract(epoch from now()) * 1000)::bigint - 60000 - n * ${(DAYS * 86_400_000) / RUNS}::bigint) as ms
    from generate_series(1, ${RUNS}) n
    join workflows w on w.name = case when n % 10 = 7 then 'Small' else 'Large' end
    join versions v on v.workflow_id = w.id;
    create function made_id(kind text, n int, ms bigint) returns uuid language sql as $$
      select (lpad(to_hex(ms), 12, '0') || '7' || substr(md5(kind || n), 1, 3) || '8' || substr(md5(kind || n), 4, 15))::uuid $$;
    insert into events (id, workflow_id, node_id, endpoint_id, received_at, method, path, query, headers, body, provider,
      sender_event_id, event_type, verdict, answered)
    select made_id('e', n, ms), workflow_id, 'n0', workflow_id, now(), 'POST', '/', '', '[["x-n","header' || n || '"]]',
      convert_to('{"n":"body' || n || '"}', 'UTF8'), 'generic', 'evt_' || n, case when n % 500 = 3 then 'rare.type' else 'often' end,
      case when n % 50 = 7 then 'held' when n = 1234 then 'refused' else 'run' end, 200 from made;
    insert into runs (id, workflow_id, version_id, trigger_node_id, mode, event_id, status, error, item_index, started_at, finished_at)
    select made_id('r', n, ms), workflow_id, version_id, 'n0', case when n % 100 = 11 then 'test' else 'production' end,
      made_id('e', n, ms), case when n % 40 = 5 then 'failed' when n % 90 = 1 then 'filtered' when n = 3998 then 'cancelled' else 'succeeded' end,
      case when n % 40 = 5 then '{"code":"http.status","message":"Answered 50' || n % 3 || '"}' end,
      case when n % 3 = 0 then 0 end, now(), now() from made`);
}

/** Follows the cursors to the end. @returns the ids in the order they came. */
async function readAll<Item extends { id: string }>(path: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page<Item> = await hookline.api('GET', `${path}&limit=${limit}${cursor && `&cursor=${cursor}`}`);
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  }
  return ids;
}

const idsWhere = async (table: string, condition: string): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(`select id from ${table} where ${condition} order by id desc`);
  return rows.map((row) => row.id);
};

const [from, to] = [daysAgo(20), daysAgo(10)].map((date) => date.toISOString());

test.each([
  ['', 'true', 200],
  ['status=failed', `status = 'failed'`, 7],
  ['status=cancelled', `status = 'cancelled'`, 7],
  ['status=running', 'false', 7],
  ['status=failed,filtered', `status in ('failed', 'filtered')`, 50],
  ['workflowId=SMALL', 'workflow_id = $small', 50],
  ['workflowId=SMALL&status=failed', `workflow_id = $small and status = 'failed'`, 3],
  ['workflowId=LARGE&status=cancelled', `workflow_id = $large and status = 'cancelled'`, 50],
  ['workflowId=LARGE&status=succeeded', `workflow_id = $large and status = 'succeeded'`, 200],
  ['workflowId=SMALL&status=filtered,succeeded', `workflow_id = $small and status in ('filtered', 'succeeded')`, 200],
  ['mode=test', `mode = 'test'`, 10],
  ['mode=test&workflowId=SMALL', `mode = 'test' and workflow_id = $small`, 10],
  ['mode=production&status=failed', `mode = 'production' and status = 'failed'`, 20],
  [`from=${from}&to=${to}`, `started(id, '${from}', '${to}')`, 200],
  [`from=${from}&to=${to}&status=filtered`, `started(id, '${from}', '${to}') and status = 'filtered'`, 5],
  ['q=answered+502', `error ilike '%answered 502%'`, 5],
  ['q=rare', `event_id in (select id from events where event_type = 'rare.type')`, 2],
  [`q=${SOME_EVENT}`, `event_id in (select id from events where sender_event_id = '${SOME_EVENT}')`, 50],
  ['q=vt_77', `event_id in (select id from events where sender_event_id ilike '%vt_77%')`, 50],
  ['q=nowhere', 'false', 50],
  ['q=50&status=failed&workflowId=SMALL', `error like '%50%' and workflow_id = $small`, 4],
])(
  'lists the runs of ?%s page by page, each once, the newest first, without iterations',
  async (query, condition, limit) => {
    const [large, small] = workflows;
    const path = `/runs?${query.replace('LARGE', large ?? '').replace('SMALL', small ?? '')}`;
    const sql = condition
      .replace('$large', `'${large}'`)
      .replace('$small', `'${small}'`)
      .replace(/started\(id, '(.*?)', '(.*?)'\)/, STARTED);
    expect(await readAll<RunSummaryResponse>(path, limit)).toEqual(
      await idsWhere('runs', `item_index is null and ${sql}`),
    );
  },
);

/** The time in an id, read by PostgreSQL. */
const MS = `('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint`;
const STARTED = `${MS} >= extract(epoch from '$1'::timestamptz) * 1000 and ${MS} < extract(epoch from '$2'::timestamptz) * 1000`;

test.each([
  ['', 'true', 200],
  ['verdict=run', `verdict = 'run'`, 200],
  ['verdict=held', `verdict = 'held'`, 7],
  ['verdict=refused', `verdict = 'refused'`, 7],
  ['verdict=captured', 'false', 7],
  ['workflowId=SMALL', 'workflow_id = $small', 50],
  ['workflowId=SMALL&verdict=held', `workflow_id = $small and verdict = 'held'`, 5],
  ['workflowId=LARGE&verdict=held', `workflow_id = $large and verdict = 'held'`, 5],
  ['q=rare.type', `event_type = 'rare.type'`, 3],
  [`q=${SOME_EVENT}`, `sender_event_id = '${SOME_EVENT}'`, 50],
  ['q=HEADER391', `headers like '%"header391"%'`, 4],
  ['q=body399', `convert_from(body, 'UTF8') like '%"body399"%'`, 4],
  ['q=%22body399%22', `convert_from(body, 'UTF8') like '%body399%'`, 4],
  ['q=nowhere', 'false', 50],
])('lists the events of ?%s page by page, each once, the newest first', async (query, condition, limit) => {
  const [large, small] = workflows;
  const path = `/events?${query.replace('LARGE', large ?? '').replace('SMALL', small ?? '')}`;
  const sql = condition.replace('$large', `'${large}'`).replace('$small', `'${small}'`);
  expect(await readAll<EventSummaryResponse>(path, limit)).toEqual(await idsWhere('events', sql));
});

test('finds a run and an event by the whole id', async () => {
  const [run] = await idsWhere('runs', `status = 'cancelled'`);
  const [event] = await idsWhere('events', `verdict = 'refused'`);
  expect(await readAll(`/runs?q=${run}`, 50)).toEqual([run]);
  expect(await readAll(`/runs?q=${run}&status=failed`, 50)).toEqual([]);
  expect(await readAll(`/events?q=${event}`, 50)).toEqual([event]);
});

test('shows the runs although thousands of iterations are younger', async () => {
  await pool.query(`
    insert into runs (id, workflow_id, version_id, trigger_node_id, mode, status, item_index, started_at)
    select gen.id, workflow_id, version_id, 'n0', 'production', 'succeeded', 1, now() from made, lateral (
      select made_id('i', made.n, (extract(epoch from now()) * 1000)::bigint - made.n) as id) gen`);
  const { items } = await hookline.api<Page<RunSummaryResponse>>('GET', '/runs?limit=20');
  expect(items.map((run) => run.id)).toEqual((await idsWhere('runs', 'item_index is null')).slice(0, 20));
});

test.each(['cursor=x', 'workflowId=x', 'eventId=x'])('refuses ?%s, which is no id', async (query) => {
  expect(await hookline.ask('GET', `/runs?${query}`)).toMatchObject({ status: 422, body: { code: 'request.wrong' } });
});

test('counts the steps of a workflow, not their kinds', async () => {
  const step = ['transform', { mode: 'expression', expression: '1' }] as const;
  const { id } = await create('Steps', chain(['webhook', {}], step, step, step));
  const { items } = await hookline.api<{ items: WorkflowSummaryResponse[] }>('GET', '/workflows');
  expect(items.find((workflow) => workflow.id === id)).toMatchObject({ steps: 3, nodeTypes: ['webhook', 'transform'] });
});
