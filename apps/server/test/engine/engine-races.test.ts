/** Two workers at one run, moment by moment: the test decides who looks when, and when the world answers. */
import { startReceiver, type Receiver } from '@hookline/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { RunCanceller } from '../../src/modules/engine/index.js';
import { LeaseKeeper } from '../../src/modules/engine/steps/lease-keeper.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { openEngineSpace, type EngineSpace } from '../setup/engine-space.js';
import { flow } from '../setup/graphs.js';
import { createManualQueue } from '../setup/manual-queue.js';

const WAIT = { timeout: 20_000, interval: 20 };

let space: EngineSpace;
let receiver: Receiver;
const gates = new Map<string, Gate>();

beforeAll(async () => {
  space = await openEngineSpace();
  receiver = await startReceiver(async ({ path }) => {
    await gates.get(path)?.passed;
    return { body: path };
  });
});

beforeEach(() => {
  gates.clear();
  receiver.received.length = 0;
});

afterAll(async () => {
  for (const gate of gates.values()) gate.open();
  await space?.close();
  await receiver?.close();
});

const post = (path: string) => ({ method: 'POST', url: `${receiver.url}${path}` });
const calls = (path: string) => receiver.received.filter((it) => it.path === path);
const called = (path: string) => vi.waitFor(() => expect(calls(path)).toHaveLength(1), WAIT);
const closed = (path: string): Gate => {
  const gate = openGate();
  gates.set(path, gate);
  return gate;
};

async function twoWorkers() {
  const queue = createManualQueue();
  const [first, second] = [queue.open(), queue.open()];
  const worker = await space.startWorker(first);
  await space.startWorker(second);
  return { first, second, added: queue.added, breakFirst: () => worker.breakConnections() };
}

async function stepsOf(runId: string): Promise<Record<string, unknown>> {
  const { rows } = await space.pool.query<{ node_id: string; status: string }>(
    'select node_id, status from steps where run_id = $1 order by node_id',
    [runId],
  );
  return Object.fromEntries(rows.map((row) => [row.node_id, row.status]));
}

async function statusOf(runId: string): Promise<unknown> {
  const { rows } = await space.pool.query<{ status: string }>('select status from runs where id = $1', [runId]);
  return rows[0]?.status;
}

test('two branches that end at the same moment on two workers are joined once', async () => {
  const { first, second } = await twoWorkers();
  const graph = flow(
    {
      start: ['manual', {}],
      a: ['http-request', post('/a')],
      wait: ['delay', { mode: 'for', amount: 0.2, unit: 'seconds' }],
      b: ['http-request', post('/b')],
      join: ['merge', { mode: 'by-key' }],
      after: ['http-request', post('/after')],
    },
    'start -> a',
    'start -> wait',
    'wait -> b',
    'a -> join',
    'b -> join',
    'join -> after',
  );
  const workflow = await space.publish(graph);
  for (let round = 0; round < 5; round++) {
    receiver.received.length = 0;
    const [a, b] = [closed('/a'), closed('/b')];
    const runId = await space.start(first, workflow);
    const onFirst = first.handOut(runId);
    await called('/a');
    // On a busy machine the wait may be over before it is committed: the first worker then goes on with b by itself.
    await vi.waitFor(
      async () => expect(await stepsOf(runId)).toMatchObject({ wait: expect.stringMatching(/waiting|succeeded/) }),
      WAIT,
    );
    const onSecond = vi.waitFor(async () => {
      await second.handOut(runId);
      expect(calls('/b')).toHaveLength(1);
    }, WAIT);
    await called('/b');
    a.open();
    b.open();
    await Promise.all([onFirst, onSecond]);
    await vi.waitFor(async () => expect(await statusOf(runId)).toBe('succeeded'), WAIT);
    expect(calls('/after')).toHaveLength(1);
  }
});

test('a job that is handed out to two workers at the same moment sends once', async () => {
  const { first, second } = await twoWorkers();
  const workflow = await space.publish(
    flow({ start: ['manual', {}], send: ['http-request', post('/send')] }, 'start -> send'),
  );
  const runIds = await Promise.all(Array.from({ length: 20 }, () => space.start(first, workflow)));
  await Promise.all(runIds.flatMap((runId) => [first.handOut(runId), second.handOut(runId)]));
  for (const runId of runIds) expect(await statusOf(runId)).toBe('succeeded');
  expect(calls('/send')).toHaveLength(20);
});

test('a job that comes after the end changes nothing', async () => {
  const { first, second } = await twoWorkers();
  const workflow = await space.publish(
    flow({ start: ['manual', {}], send: ['http-request', post('/send')] }, 'start -> send'),
  );
  const runId = await space.start(first, workflow);
  await first.handOut(runId);
  const before = await space.pool.query('select * from runs where id = $1', [runId]);
  await Promise.all([first.handOut(runId), second.handOut(runId)]);
  expect((await space.pool.query('select * from runs where id = $1', [runId])).rows).toEqual(before.rows);
  expect(calls('/send')).toHaveLength(1);
});

test('a step that is told by mistake that its run is cancelled does not fail it', async () => {
  const { first, second } = await twoWorkers();
  const gate = closed('/slow');
  const graph = flow({ start: ['manual', {}], slow: ['http-request', post('/slow')] }, 'start -> slow');
  const workflow = await space.publish(graph);
  const runId = await space.start(first, workflow);
  const driven = first.handOut(runId);
  await called('/slow');
  space.live.publish({ runs: [{ id: runId, workflowId: workflow.workflowId, status: 'cancelled' }] });
  await driven;
  expect(await stepsOf(runId)).toEqual({ slow: 'running' });
  gate.open();
  await space.pool.query(`update steps set lease_until = now() where run_id = $1`, [runId]);
  await second.handOut(runId);
  expect(await statusOf(runId)).toBe('succeeded');
  expect(new Set(calls('/slow').map((it) => it.headers['idempotency-key'])).size).toBe(1);
});

test('cancelling an item of a loop lets the next one begin', async () => {
  const { first, added } = await twoWorkers();
  const graph = flow(
    {
      start: ['manual', {}],
      loop: ['for-each', { items: '{{ [1, 2] }}', concurrency: 1, onItemError: 'continue' }],
      wait: ['delay', { mode: 'for', amount: 1, unit: 'days' }, { parent: 'loop' }],
    },
    'start -> loop',
  );
  const runId = await space.start(first, await space.publish(graph));
  await first.handOut(runId);
  const { rows } = await space.pool.query<{ id: string }>(
    'select id from runs where parent_run_id = $1 order by item_index',
    [runId],
  );
  const [item, next] = rows.map((row) => row.id);
  expect(added).not.toContain(next);
  await (await space.engine(first)).get(RunCanceller).cancel(item ?? '');
  expect(added).toContain(next);
});

test('a run that is cancelled while it makes the run of a call leaves none behind', async () => {
  const { first } = await twoWorkers();
  const { workflowId } = await space.publish(flow({ start: ['manual', {}] }));
  const workflow = await space.publish(
    flow({ start: ['manual', {}], call: ['run-workflow', { workflowId }] }, 'start -> call'),
  );
  const canceller = (await space.engine(first)).get(RunCanceller);
  // So that it knows the version, and cancelling has nothing to read from the table that is locked then.
  await canceller.cancel(await space.start(first, workflow));

  const runId = await space.start(first, workflow);
  await first.handOut(await space.start(first, workflow));
  const holder = await space.pool.connect();
  let driven = Promise.resolve();
  try {
    await holder.query('begin; lock table workflows in access exclusive mode');
    driven = first.handOut(runId);
    const finding = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await vi.waitFor(async () => expect((await space.pool.query(finding)).rowCount).toBeGreaterThan(0), WAIT);
    await canceller.cancel(runId);
  } finally {
    await holder.query('commit');
    holder.release();
  }
  await driven;
  const { rows } = await space.pool.query('select status from runs where parent_run_id = $1', [runId]);
  expect(rows).toEqual([]);
});

test('a loop that stops tells of the item that failed, not of those that were stopped for it', async () => {
  const { first, second } = await twoWorkers();
  const graph = flow(
    {
      start: ['manual', {}],
      loop: ['for-each', { items: '{{ [0, 1, 2] }}', concurrency: 2, onItemError: 'stop' }],
      is: [
        'if',
        { conditions: { combinator: 'and', rules: [{ left: '{{ item }}', operator: 'equals', right: '1' }] } },
        { parent: 'loop' },
      ],
      stop: ['stop', { message: 'Not this one' }, { parent: 'loop' }],
      wait: ['delay', { mode: 'for', amount: 1, unit: 'days' }, { parent: 'loop' }],
    },
    'start -> loop',
    'is[true] -> stop',
    'is[false] -> wait',
  );
  const runId = await space.start(first, await space.publish(graph));
  await first.handOut(runId);
  const { rows } = await space.pool.query<{ id: string }>(
    'select id from runs where parent_run_id = $1 and due_at is not null order by item_index',
    [runId],
  );
  const [waiting = '', failing = ''] = rows.map((row) => row.id);
  await first.handOut(waiting);
  await first.handOut(failing);
  // As it is when a worker dies that has stopped the others and not yet said why.
  await (await space.engine(first)).get(RunCanceller).cancel(waiting);
  await second.handOut(runId);
  const ended = await space.pool.query<{ status: string; error: string }>(
    'select status, error from runs where id = $1',
    [runId],
  );
  expect(ended.rows[0]?.status).toBe('failed');
  expect(ended.rows[0]?.error).toMatch(/Item 2 of 3 failed: Not this one/);
});

test('a step that ends while its lease is renewed is not taken for lost', async () => {
  const runId = newId();
  await space.pool.query(
    `insert into steps (run_id, node_id, status, attempts, lease_until) values ($1, 'a', 'running', '[]', now())`,
    [runId],
  );
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const lost: string[] = [];
  const leases = new LeaseKeeper(space.pool, pino({ level: 'silent' }), (id) => lost.push(id));
  const gate = openGate();
  const step = leases.withLease(runId, 'a', () => gate.passed);
  const writer = await space.pool.connect();
  try {
    await writer.query('begin');
    await writer.query(`update steps set status = 'succeeded' where run_id = $1`, [runId]);
    vi.advanceTimersByTime(6000);
    const renewal = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await vi.waitFor(async () => expect((await space.pool.query(renewal)).rowCount).toBe(1), WAIT);
    gate.open();
    await step;
    await writer.query('commit');
    await vi.waitFor(async () => expect((await space.pool.query(renewal)).rowCount).toBe(0), WAIT);
    await vi.waitFor(() => expect(space.pool.idleCount).toBe(space.pool.totalCount - 1), WAIT);
    expect(lost).toEqual([]);
  } finally {
    writer.release();
    leases.close();
    vi.useRealTimers();
  }
});

test('a connection that breaks while a loop asks whose turn it is costs the question, not the process', async () => {
  const { first, second, breakFirst } = await twoWorkers();
  const graph = flow(
    {
      start: ['manual', {}],
      loop: ['for-each', { items: '{{ [1, 2] }}' }],
      name: ['transform', { mode: 'expression', expression: 'item' }, { parent: 'loop' }],
    },
    'start -> loop',
  );
  const runId = await space.start(first, await space.publish(graph));
  const holder = await space.pool.connect();
  const lock = 'select pg_advisory_lock(hashtextextended($1, 0))';
  await holder.query(lock, [`${runId}/loop`]);
  const driven = first.handOut(runId);
  const asking = `select pid from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`;
  await vi.waitFor(async () => expect((await space.pool.query(asking)).rowCount).toBe(1), WAIT);
  breakFirst();
  await driven;
  await holder.query(lock.replace('_lock', '_unlock'), [`${runId}/loop`]);
  holder.release();
  await second.handOut(runId);
  const { rows } = await space.pool.query<{ id: string }>(
    'select id from runs where parent_run_id = $1 and due_at is not null',
    [runId],
  );
  await second.handOut(rows[0]?.id ?? '');
  await second.handOut(runId);
  expect(await statusOf(runId)).toBe('succeeded');
});

interface Gate {
  readonly passed: Promise<void>;
  readonly open: () => void;
}

function openGate(): Gate {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
