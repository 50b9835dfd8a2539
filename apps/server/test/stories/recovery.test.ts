import type { LedgerResponse, Page, RunSummaryResponse, WorkflowResponse } from '@hookline/contracts';
import { startReceiver, startRedis, type Receiver, type RedisServer } from '@hookline/testing';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chain } from '../setup/graphs.js';
import { BACKENDS, startTestHookline, startTestWorker, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';

const WAIT = { timeout: 45_000, interval: 100 };

/** Distinct orders that reached the receiver, and how often one came under different idempotency keys. */
function effects(receiver: Receiver): { orders: number; doubled: number } {
  const keys = new Map<string, Set<unknown>>();
  for (const { body, headers } of receiver.received) {
    keys.set(body, (keys.get(body) ?? new Set()).add(headers['idempotency-key']));
  }
  return { orders: keys.size, doubled: [...keys.values()].filter((set) => set.size > 1).length };
}

async function publishOrders(hookline: TestHookline, url: string): Promise<WorkflowResponse> {
  const graph = chain(
    ['webhook', {}],
    ['transform', { mode: 'fields', keep: 'none', fields: [{ name: 'order', value: '{{ trigger.body.order }}' }] }],
    ['http-request', { method: 'POST', url, body: { type: 'json', value: '{{ input }}' } }],
  );
  const workflow = await hookline.api<WorkflowResponse>('POST', '/workflows', { name: 'Orders', graph });
  await hookline.api('POST', `/workflows/${workflow.id}/publish`, {});
  return workflow;
}

async function sendOrders(workflow: WorkflowResponse, count: number, first = 0): Promise<void> {
  const path = new URL(workflow.triggers[0]?.url ?? '');
  await Promise.all(
    Array.from({ length: count }, async (_, place) => {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ order: first + place }),
      });
      expect(answer.status).toBe(200);
    }),
  );
}

async function expectAllSucceeded(hookline: TestHookline, workflow: WorkflowResponse, count: number): Promise<void> {
  await vi.waitFor(async () => {
    const { items } = await hookline.api<Page<RunSummaryResponse>>(
      'GET',
      `/runs?workflowId=${workflow.id}&status=succeeded&limit=200`,
    );
    expect(items).toHaveLength(count);
  }, WAIT);
  expect(await hookline.api<LedgerResponse>('GET', '/ledger')).toMatchObject({ balanced: true, accepted: count });
}

describe.each(BACKENDS)('what survives, on %s', (backend) => {
  let space: TestSpace;
  const closers: (() => Promise<unknown>)[] = [];
  const closing = <T extends { close(): Promise<unknown> }>(thing: T): T => {
    closers.push(() => thing.close());
    return thing;
  };

  beforeEach(async () => {
    space = closing(await openTestSpace());
  });

  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  test('a restart in the middle of runs loses none and repeats none under another key', async () => {
    const receiver = closing(await startReceiver(async () => ({ status: 200 })));
    const first = await startTestHookline(space, backend, { WORKER_CONCURRENCY: '3' });
    const workflow = await publishOrders(first, receiver.url);
    const port = new URL(first.url).port;
    await sendOrders(workflow, 120);
    await first.close();
    const second = closing(await startTestHookline(space, backend, { PORT: port }, first.key));
    await expectAllSucceeded(second, workflow, 120);
    expect(effects(receiver)).toEqual({ orders: 120, doubled: 0 });
  });

  test('one process that takes events and two that run steps share the work', async () => {
    const receiver = closing(await startReceiver());
    const api = closing(await startTestHookline(space, backend, { ROLE: 'api' }));
    const workflow = await publishOrders(api, receiver.url);
    await sendOrders(workflow, 30);
    expect(receiver.received).toHaveLength(0);
    for (let worker = 0; worker < 2; worker++) closing(await startTestWorker(space, backend));
    await expectAllSucceeded(api, workflow, 30);
    expect(effects(receiver)).toEqual({ orders: 30, doubled: 0 });
  });

  test('cutting every connection to the database refuses no event and loses no run', async () => {
    const receiver = closing(await startReceiver());
    const hookline = closing(await startTestHookline(space, backend));
    const workflow = await publishOrders(hookline, receiver.url);
    for (let round = 0; round < 3; round++) {
      const sending = sendOrders(workflow, 20, round * 20);
      await query(
        space,
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()',
      );
      await sending;
    }
    await expectAllSucceeded(hookline, workflow, 60);
    expect(effects(receiver)).toEqual({ orders: 60, doubled: 0 });
  });

  test('a run whose job was lost is brought back by the sweeper', async () => {
    const receiver = closing(await startReceiver());
    const hookline = closing(await startTestHookline(space, backend, { ROLE: 'all' }));
    const workflow = await publishOrders(hookline, receiver.url);
    await sendOrders(workflow, 1);
    await expectAllSucceeded(hookline, workflow, 1);
    await query(
      space,
      `with again as (select gen_random_uuid() as id) insert into runs
        (id, workflow_id, version_id, trigger_node_id, mode, event_id, status, started_at, due_at)
        select again.id, workflow_id, version_id, trigger_node_id, mode, event_id, 'queued', now(), now() from runs, again limit 1`,
    );
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), WAIT);
  });

  test('a step of a worker that died is taken over with the same idempotency key', async () => {
    const receiver = closing(await startReceiver());
    const hookline = closing(await startTestHookline(space, backend));
    const workflow = await publishOrders(hookline, receiver.url);
    await sendOrders(workflow, 1);
    await expectAllSucceeded(hookline, workflow, 1);
    const open = JSON.stringify([
      { number: 1, startedAt: new Date().toISOString(), finishedAt: null, error: null, retryAt: null },
    ]);
    await query(space, `update steps set status = 'running', attempts = $1, lease_until = now() where node_id = 'n2'`, [
      open,
    ]);
    await query(space, `update runs set status = 'running', finished_at = null, due_at = now()`);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), WAIT);
    await expectAllSucceeded(hookline, workflow, 1);
    expect(effects(receiver)).toEqual({ orders: 1, doubled: 0 });
  });
});

test('wiping Redis in the middle of runs loses none', async () => {
  const redis: RedisServer = await startRedis();
  const space = await openTestSpace();
  const gate = openGate();
  const receiver = await startReceiver(() => gate.passed.then(() => ({})));
  const hookline = await startTestHookline({ ...space, redisUrl: redis.url }, 'redis', { WORKER_CONCURRENCY: '4' });
  try {
    const workflow = await publishOrders(hookline, receiver.url);
    await sendOrders(workflow, 60);
    await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(2), WAIT);
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    gate.open();
    await expectAllSucceeded(hookline, workflow, 60);
    expect(effects(receiver)).toEqual({ orders: 60, doubled: 0 });
  } finally {
    gate.open();
    await hookline.close();
    await receiver.close();
    await space.close();
    await redis.stop();
  }
});

test('takes events while Redis is away, and runs them when it is back', async () => {
  const redis = await startRedis();
  const space = await openTestSpace();
  const receiver = await startReceiver();
  const hookline = await startTestHookline({ ...space, redisUrl: redis.url }, 'redis');
  try {
    const workflow = await publishOrders(hookline, receiver.url);
    await redis.stop();
    await sendOrders(workflow, 5);
    const again = await startRedis({ port: Number(new URL(redis.url).port) });
    await expectAllSucceeded(hookline, workflow, 5);
    await hookline.close();
    await again.stop();
  } finally {
    await receiver.close();
    await space.close();
  }
});

function openGate(): { passed: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
