/** What a crash may not cost. The server is killed in the middle of its work, again and again, while events keep coming. */
import { setInterval } from 'node:timers/promises';
import { alive, openApi, type Api, type Ledger, type RunSummary, type Workflow } from '@hookline/testing';
import { expect, test, vi } from 'vitest';
import { postgresProcesses, postmasterOf } from './support/postgres-processes.js';
import { setupAddress } from './support/setup-address.js';
import { startHookline } from './support/start-hookline.js';
import { startOrders, type Orders } from './support/start-orders.js';

const CRASHES = 3;
const ORDERS_BETWEEN_CRASHES = 150;
const SENDERS = 4;
const SEND_EVERY_MS = 10;
const LONG = { timeout: 60_000, interval: 100 };

test('loses no acknowledged event when it is killed three times at work', async (story) => {
  const hookline = await startHookline(story);
  const orders = await startOrders(story);
  const { token } = await vi.waitFor(() => setupAddress(hookline.log()), LONG);
  const api = await openApi(hookline.url, token);
  const url = await publishOrders(api, orders);
  const sender = startSending(url);
  story.onTestFinished(sender.stop);
  const database = await postmasterOf(hookline.dataDir);
  for (let crash = 1; crash <= CRASHES; crash++) {
    const enough = sender.accepted.size + ORDERS_BETWEEN_CRASHES;
    await vi.waitUntil(() => sender.accepted.size >= enough, LONG);
    await hookline.kill();
    await hookline.start();
  }
  await sender.stop();
  expect(await postmasterOf(hookline.dataDir), 'the database is adopted, not started anew').toBe(database);

  const runs = await finishedRuns(api);
  const succeeded = new Set(runs.filter(({ status }) => status === 'succeeded').map(({ id }) => id));
  expect(runs.filter(({ id }) => !succeeded.has(id))).toEqual([]);

  const keys = orders.keysByOrder();
  expect(
    [...sender.accepted].filter((order) => !keys.has(order)),
    'accepted orders that never arrived',
  ).toEqual([]);
  expect(
    [...keys].filter(([, used]) => used.size !== 1),
    'orders under two idempotency keys',
  ).toEqual([]);
  const runIds = [...keys.values()].flatMap((used) => [...used]).map((key) => key.split('/')[0] ?? '');
  expect(new Set(runIds)).toEqual(succeeded);

  const ledger = await api.get<Ledger>('/ledger');
  expect(ledger).toMatchObject({ balanced: true, unaccounted: 0, accepted: runs.length });
  expect(ledger.verdicts.run).toBe(runs.length);
  expect(runs.length).toBeGreaterThanOrEqual(sender.accepted.size);

  const processes = await postgresProcesses(hookline.dataDir);
  expect(processes.length).toBeGreaterThan(1);
  expect(await hookline.stop()).toBe(0);
  expect(await alive(processes)).toEqual([]);
});

async function publishOrders(api: Api, orders: Orders): Promise<string> {
  const position = { x: 0, y: 0 };
  const body = { type: 'json', value: '{{ trigger.body }}' };
  const workflow = await api.post<Workflow>('/workflows', {
    name: 'Orders',
    graph: {
      schema: 1,
      nodes: [
        { id: 'n1', key: 'webhook', type: 'webhook', name: 'New order', position, config: {} },
        {
          id: 'n2',
          key: 'http',
          type: 'http-request',
          name: 'Ship it',
          position,
          config: { method: 'POST', url: orders.url, body },
        },
      ],
      edges: [{ id: 'e1', source: 'n1', sourcePort: 'out', target: 'n2' }],
    },
  });
  await api.post(`/workflows/${workflow.id}/publish`);
  return workflow.triggers[0]?.url ?? '';
}

/** Every order is sent once. One that is not answered may have been taken or not; only what was answered 200 is owed. */
function startSending(url: string): { accepted: ReadonlySet<number>; stop(): Promise<void> } {
  const headers = { 'content-type': 'application/json' };
  const accepted = new Set<number>();
  const over = new AbortController();
  let next = 0;
  const send = async (): Promise<void> => {
    for await (const _ of setInterval(SEND_EVERY_MS)) {
      if (over.signal.aborted) return;
      const order = next++;
      const body = JSON.stringify({ order });
      const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => null);
      if (answer?.status === 200) accepted.add(order);
    }
  };
  const senders = Promise.all(Array.from({ length: SENDERS }, send));
  return {
    accepted,
    stop: async () => {
      over.abort();
      await senders;
    },
  };
}

/** All runs, once none is on its way any more. */
async function finishedRuns(api: Api): Promise<RunSummary[]> {
  await vi.waitFor(async () => {
    const { items } = await api.get<{ items: RunSummary[] }>('/runs?status=queued,running,waiting,held&limit=1');
    expect(items).toEqual([]);
  }, LONG);
  return api.all<RunSummary>('/runs?limit=200');
}
