import type { EventSummaryResponse, Page } from '@hookline/contracts';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { TextIndexer } from '../../src/modules/events/index.js';
import { createPool } from '../../src/platform/database/pool.js';
import type { PeriodicTasks } from '../../src/platform/tasks/periodic-tasks.js';
import { chain } from '../setup/graphs.js';
import { startTasksOf } from '../setup/start-tasks-of.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { WAIT, send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

/** Three full segments, and some events that are in none. */
const EVENTS = 900;
const SEGMENTS = 3;

let space: TestSpace;
let hookline: TestHookline;
let pool: Pool;
let workflows: string[] = [];
const indexers: PeriodicTasks[] = [];
const { create } = workflowCalls(() => hookline);

beforeAll(async () => {
  space = await openTestSpace();
  // A worker of its own would index what a test wants to find without an index.
  hookline = await startTestHookline(space, 'postgres', { ROLE: 'api' });
  pool = createPool(space.databaseUrl, 5);
  for (const name of ['One', 'Other']) workflows = [...workflows, (await create(name, chain(['webhook', {}]))).id];
  await pool.query(`
    create function made_id(n int) returns uuid language sql as $$
      select (lpad(to_hex((extract(epoch from now()) * 1000)::bigint - 3600000 + n * 1000), 12, '0') || '7000' || '8' || lpad(n::text, 15, '0'))::uuid $$`);
  await fill();
});

const endIndexing = () => Promise.all(indexers.splice(0).map((each) => each.close()));

afterEach(endIndexing);

afterAll(async () => {
  await pool?.end();
  await hookline?.close();
  await space?.close();
});

/** An hour of events: all of them say `paid`, and each has words of its own. */
async function fill(): Promise<void> {
  await pool.query(
    `insert into events (id, workflow_id, node_id, endpoint_id, received_at, method, path, query, headers, body, content_type,
       provider, sender_event_id, event_type, verdict, answered)
     select made_id(n), ($1::uuid[])[1 + n % 2], 'n0', ($1::uuid[])[1], now(), 'POST', '/orders/o_' || n, '', '[["X-Shop","shop-' || n % 10 || '"]]',
       convert_to('{"status":"paid","mail":"ada.' || n || '@example.com","name":"Zo\\u00eb","address":"' || n || ' Main Street"'
         || case when n % 100 = 50 then ',"note":"hand with care"' else '' end || '}', 'UTF8'),
       'application/json', case when n % 3 = 0 then 'github' else 'none' end, 'evt_' || n / 2,
       case when n = 444 then 'rare.type' else 'order.paid' end, case when n % 90 = 7 then 'held' else 'run' end, 200
     from generate_series(0, ${EVENTS - 1}) n`,
    [workflows],
  );
}

const index = (): void => void indexers.push(startTasksOf(new TextIndexer(pool), pool));

const segments = async (): Promise<{ from_id: string; before_id: string; events: number }[]> =>
  (await pool.query('select from_id, before_id, cardinality(events) as events from search_segments order by from_id'))
    .rows;

async function makeAllBlocks(): Promise<void> {
  index();
  await vi.waitFor(async () => expect(await segments()).toHaveLength(SEGMENTS), WAIT);
  await endIndexing();
}

/** Follows the cursors to the end. @returns the numbers of the events in the order they came. */
async function found(query: string, limit = 50): Promise<number[]> {
  const numbers: number[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const path: string = `/events?${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`;
    const page: Page<EventSummaryResponse> = await hookline.api('GET', path);
    numbers.push(...page.items.map((event) => Number(event.path.replace('/orders/o_', ''))));
    cursor = page.nextCursor;
  }
  return numbers;
}

const q = (text: string): string => `q=${encodeURIComponent(text)}`;
/** Newest first. */
const numbers = (fits: (n: number) => boolean): number[] =>
  Array.from({ length: EVENTS }, (_, place) => EVENTS - 1 - place).filter(fits);

const SEARCHES: [string, number[], number?][] = [
  [q('paid'), numbers(() => true), 200],
  [q('PAID zoë'), numbers(() => true), 200],
  [q('ada.123@example.com'), [123]],
  [q('ada.123@example'), []],
  [q('o_77'), [77]],
  [q('shop-3'), numbers((n) => n % 10 === 3), 7],
  [q('shop-3 ada.123@example.com'), [123]],
  [q('shop-4 ada.123@example.com'), []],
  [q('care hand'), numbers((n) => n % 100 === 50), 3],
  [q('"hand with"'), numbers((n) => n % 100 === 50), 3],
  [q('"with hand"'), []],
  [q('"7 Main Street"'), [7]],
  [q('"o_12"'), numbers((n) => String(n).startsWith('12')), 4],
  [q('rare.type'), [444]],
  [q('nowhere'), []],
  [`${q('paid')}&workflowId=OTHER`, numbers((n) => n % 2 === 1), 60],
  [`${q('shop-7')}&verdict=held`, numbers((n) => n % 90 === 7), 3],
  [`${q('zoë')}&type=rare.type`, [444]],
  ['type=rare.type', [444]],
  ['type=order.paid', numbers((n) => n !== 444), 200],
  ['type=Order.paid', []],
  ['provider=github&verdict=held', numbers((n) => n % 3 === 0 && n % 90 === 7)],
  ['provider=github', numbers((n) => n % 3 === 0), 40],
  ['provider=shopify', []],
  ['eventId=evt_61', [123, 122], 1],
  ['eventId=EVT_61', []],
  [`eventId=evt_61&${q('"123 Main"')}`, [123]],
  [`eventId=evt_61&${q('ada.122@example.com')}`, [122]],
  ['eventId=evt_61&workflowId=OTHER', [123]],
  ['eventId=evt_61&type=rare.type', []],
];

test.each(SEARCHES)('finds by ?%s, although nothing is indexed yet', async (query, expected, limit) => {
  expect(await found(query.replace('OTHER', workflows[1] ?? ''), limit)).toEqual(expected);
});

test('indexes what has come to rest, once, however many processes are at it', async () => {
  index();
  index();
  await makeAllBlocks();
  const made = await segments();
  expect(made.map(({ events }) => events)).toEqual([256, 256, 256]);
  expect(made.slice(1).map(({ from_id }) => from_id)).toEqual(made.slice(0, -1).map(({ before_id }) => before_id));
});

test.each(SEARCHES)('finds the same by ?%s in the index', async (query, expected, limit) => {
  await makeAllBlocks();
  expect(await found(query.replace('OTHER', workflows[1] ?? ''), limit)).toEqual(expected);
});

test('looks into the index, not through all events', async () => {
  await makeAllBlocks();
  const [first] = await segments();
  const { rows } = await pool.query(
    'delete from search_segments where from_id = $1 returning from_id, before_id, hashes, events::text',
    [first?.from_id],
  );
  expect(await found(q('ada.123@example.com'))).toEqual([]);
  await pool.query('insert into search_segments values ($1, $2, $3, $4::indexed_event[])', Object.values(rows[0]));
  expect(await found(q('ada.123@example.com'))).toEqual([123]);
});

test('finds an event the moment it is answered', async () => {
  const workflow = await create('Fresh', chain(['webhook', {}]));
  await send(urlOf(workflow), { name: 'Fresh Łucja' });
  const { items } = await hookline.api<Page<EventSummaryResponse>>('GET', `/events?${q('łucja')}`);
  expect(items).toMatchObject([{ workflowId: workflow.id }]);
  await pool.query('delete from events where workflow_id = $1', [workflow.id]);
});

test('finds what came late, once its segment has been checked', async () => {
  await makeAllBlocks();
  await pool.query(`
    insert into events (id, workflow_id, node_id, endpoint_id, received_at, method, path, query, headers, body, provider, verdict, answered)
    select (left(id::text, 24) || 'bbbbbbbbbbbb')::uuid, workflow_id, node_id, endpoint_id, received_at, method, '/orders/o_5000', '', '[]',
      convert_to('latecomer', 'UTF8'), provider, verdict, answered from events where path = '/orders/o_123'`);
  expect(await found(q('latecomer'))).toEqual([]);
  await pool.query(`update search_segments set built_at = now() - interval '61 minutes'`);
  index();
  await vi.waitFor(async () => expect(await found(q('latecomer'))).toEqual([5000]), WAIT);
  await vi.waitFor(async () => {
    const { rows } = await pool.query('select checked_to from search_progress');
    expect(rows[0]).toEqual({ checked_to: (await segments()).at(-1)?.before_id });
  }, WAIT);
  expect((await segments()).map(({ events }) => events)).toEqual([257, 256, 256]);
});

test('lets go of the index of events that are gone', async () => {
  await makeAllBlocks();
  const [, second] = await segments();
  await pool.query('delete from events where id < $1', [second?.before_id]);
  index();
  await vi.waitFor(async () => expect(await segments()).toHaveLength(SEGMENTS - 2), WAIT);
  expect(await found(q('paid'), 200)).toEqual(numbers((n) => n >= 512));
});

test.each(['q=%00x', 'type=%00', 'eventId=a%00'])('takes ?%s for a search like any other', async (query) => {
  expect((await hookline.ask('GET', `/events?${query}`)).status).toBe(200);
});
