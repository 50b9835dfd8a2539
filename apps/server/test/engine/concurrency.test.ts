import type { Page, RunSummaryResponse, WorkflowResponse } from '@hookline/contracts';
import { startReceiver, type Received, type Receiver } from '@hookline/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { chain, flow } from '../setup/graphs.js';
import { BACKENDS, startTestHookline, startTestWorker, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { send, urlOf } from '../setup/workflow-calls.js';

const WAIT = { timeout: 45_000, interval: 50 };
const KEY = '{{ trigger.body.customer }}';

interface Order {
  readonly customer: string;
  readonly order: number;
}

/** A receiver that takes a moment for each request, and sees how many are there at once for each customer. */
async function startShop(answer: (order: Order, tries: number) => number | Promise<number> = () => 200) {
  const most = new Map<string, number>();
  const now = new Map<string, number>();
  const ended: Order[] = [];
  const tries = new Map<number, number>();
  const receiver = await startReceiver(async ({ body }: Received) => {
    const order = JSON.parse(body) as Order;
    const { customer } = order;
    now.set(customer, (now.get(customer) ?? 0) + 1);
    most.set(customer, Math.max(most.get(customer) ?? 0, now.get(customer) ?? 0));
    tries.set(order.order, (tries.get(order.order) ?? 0) + 1);
    await new Promise((resolve) => setTimeout(resolve, 15));
    const status = await answer(order, tries.get(order.order) ?? 0);
    now.set(customer, (now.get(customer) ?? 0) - 1);
    if (status === 200) ended.push(order);
    return { status };
  });
  const ordersOf = (customer: string) => ended.filter((it) => it.customer === customer).map(({ order }) => order);
  return { ...receiver, most, ended, ordersOf };
}

const orders = ({ url }: Receiver, concurrency: object, options: object = {}) => ({
  ...chain(
    ['webhook', {}],
    ['http-request', { method: 'POST', url, body: { type: 'json', value: '{{ trigger.body }}' } }, options],
  ),
  settings: { concurrency },
});

describe.each(BACKENDS)('a limit of runs at once, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline & { readonly key: string };
  const closers: (() => Promise<unknown>)[] = [];
  const closing = <T extends { close(): Promise<unknown> }>(thing: T): T => {
    closers.push(() => thing.close());
    return thing;
  };

  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  /** @param elsewhere when nobody is to take what it queues. */
  const start = async (settings: Record<string, string> = {}, elsewhere = '') => {
    space = closing(await openTestSpace());
    const queue = { REDIS_PREFIX: `${space.redisPrefix}${elsewhere}` };
    hookline = closing(await startTestHookline(space, backend, { ...queue, ...settings }));
  };
  const publish = async (graph: object): Promise<WorkflowResponse> => {
    const workflow = await hookline.api<WorkflowResponse>('POST', '/workflows', { name: 'Orders', graph });
    await hookline.api('POST', `/workflows/${workflow.id}/publish`, {});
    return workflow;
  };
  const change = async ({ id, draft }: WorkflowResponse, graph: object) => {
    await hookline.api('PUT', `/workflows/${id}/draft`, { graph, revision: draft.revision });
    await hookline.api('POST', `/workflows/${id}/publish`, {});
  };
  const place = async (workflow: WorkflowResponse, customer: string, order: number) =>
    expect((await send(urlOf(workflow), { customer, order })).status).toBe(200);
  /** One after the other: that is the order in which they arrive. */
  const placeMany = async (workflow: WorkflowResponse, customer: string, count: number, first = 0) => {
    for (let order = 0; order < count; order++) await place(workflow, customer, first + order);
  };
  const runs = async ({ id }: WorkflowResponse, status: string) =>
    (await hookline.api<Page<RunSummaryResponse>>('GET', `/runs?workflowId=${id}&status=${status}&limit=200`)).items;
  const expectSucceeded = (workflow: WorkflowResponse, count: number) =>
    vi.waitFor(async () => expect(await runs(workflow, 'succeeded')).toHaveLength(count), WAIT);
  const slots = async () => (await query(space, 'select * from concurrency_slots')).rows;
  const expectNoPlaceLeft = () => vi.waitFor(async () => expect(await slots()).toEqual([]), WAIT);

  describe('in one process', () => {
    beforeAll(() => start());
    afterAll(closeAll);

    test('lets in so many of each key, and the others as they came', async () => {
      const shop = closing(await startShop());
      const workflow = await publish(orders(shop, { limit: 1, key: KEY }));
      const customers = ['ada', 'bob', 'cyd'];
      await Promise.all(customers.map((customer, place) => placeMany(workflow, customer, 8, place * 100)));
      await expectSucceeded(workflow, 24);
      for (const [place, customer] of customers.entries()) {
        expect(shop.ordersOf(customer)).toEqual(Array.from({ length: 8 }, (_, order) => place * 100 + order));
        expect(shop.most.get(customer)).toBe(1);
      }
      await expectNoPlaceLeft();
    });

    test('counts all runs together without a key, or when the key is nowhere to be found', async () => {
      const gate = openGate();
      const shop = closing(await startShop(() => gate.passed.then(() => 200)));
      const all = await publish(orders(shop, { limit: 3, key: null }));
      await Promise.all(Array.from({ length: 10 }, (_, order) => place(all, 'all', order)));
      const lost = await publish(orders(shop, { limit: 2, key: '$nonsense(' }));
      await Promise.all(Array.from({ length: 5 }, (_, order) => place(lost, 'lost', order)));
      await vi.waitFor(() => expect(shop.received).toHaveLength(5), WAIT);
      gate.open();
      await expectSucceeded(all, 10);
      await expectSucceeded(lost, 5);
      expect([shop.most.get('all'), shop.most.get('lost')]).toEqual([3, 2]);
      await expectNoPlaceLeft();
    });

    test('holds up no other key, and no other workflow', async () => {
      const gate = openGate();
      const shop = closing(
        await startShop(({ customer }) => (customer === 'slow' ? gate.passed.then(() => 200) : 200)),
      );
      const workflow = await publish(orders(shop, { limit: 1, key: KEY }));
      const other = await publish(orders(shop, { limit: null, key: null }));
      await placeMany(workflow, 'slow', 5);
      await placeMany(workflow, 'quick', 5, 100);
      await placeMany(other, 'slow too', 3, 200);
      await expectSucceeded(workflow, 5);
      await expectSucceeded(other, 3);
      expect(await runs(workflow, 'queued')).toHaveLength(4);
      expect((await slots()).every((row) => row['workflow_id'] === workflow.id)).toBe(true);
      gate.open();
      await expectSucceeded(workflow, 10);
      expect(shop.ordersOf('slow')).toEqual([0, 1, 2, 3, 4]);
      await expectNoPlaceLeft();
    });

    test('keeps a place while a step waits for its next try', async () => {
      const shop = closing(await startShop(({ order }, tries) => (order === 0 && tries < 3 ? 500 : 200)));
      const retry = { attempts: 3, backoff: 'fixed', delayMs: 400, maxDelayMs: 400 };
      const workflow = await publish(orders(shop, { limit: 1, key: KEY }, { retry }));
      await placeMany(workflow, 'ada', 4);
      await expectSucceeded(workflow, 4);
      expect(shop.ordersOf('ada')).toEqual([0, 1, 2, 3]);
      await expectNoPlaceLeft();
    });

    test('nobody waits behind a run that was cancelled in line', async () => {
      const gate = openGate();
      const shop = closing(await startShop(() => gate.passed.then(() => 200)));
      const workflow = await publish(orders(shop, { limit: 1, key: null }));
      await placeMany(workflow, 'ada', 4);
      await vi.waitFor(async () => expect(await slots()).toHaveLength(4), WAIT);
      const [, third, second] = await runs(workflow, 'queued');
      await hookline.api('POST', `/runs/${second?.id}/cancel`);
      // Somebody dies in the middle of it: the run is over, and its place is still there.
      await query(space, `update runs set status = 'cancelled', finished_at = now(), due_at = null where id = $1`, [
        third?.id,
      ]);
      gate.open();
      await expectSucceeded(workflow, 2);
      expect(shop.ordersOf('ada')).toEqual([0, 3]);
      await expectNoPlaceLeft();
    });

    test('a run that ended while nobody looked gives its place back within seconds', async () => {
      const gate = openGate();
      const shop = closing(await startShop(({ order }) => (order === 0 ? gate.passed.then(() => 200) : 200)));
      const workflow = await publish(orders(shop, { limit: 1, key: null }));
      await placeMany(workflow, 'ada', 2);
      await vi.waitFor(async () => expect(await slots()).toHaveLength(2), WAIT);
      await query(space, `delete from runs where status = 'running'`);
      await expectSucceeded(workflow, 1);
      gate.open();
      await expectNoPlaceLeft();
    });

    test('those who wait get going when the limit is raised, or removed', async () => {
      const gate = openGate();
      const shop = closing(await startShop(() => gate.passed.then(() => 200)));
      const workflow = await publish(orders(shop, { limit: 1, key: null }));
      await placeMany(workflow, 'ada', 8);
      await vi.waitFor(async () => expect(await slots()).toHaveLength(8), WAIT);
      await change(workflow, orders(shop, { limit: 3, key: null }));
      await vi.waitFor(() => expect(shop.received).toHaveLength(3), WAIT);
      const draft = { ...workflow.draft, revision: workflow.draft.revision + 1 };
      await change({ ...workflow, draft }, orders(shop, { limit: null, key: null }));
      await vi.waitFor(() => expect(shop.received).toHaveLength(8), WAIT);
      gate.open();
      await expectSucceeded(workflow, 8);
      await expectNoPlaceLeft();
    });

    test('a workflow that calls itself and waits does not wait for its own place', async () => {
      const { id } = await hookline.api<WorkflowResponse>('POST', '/workflows', { name: 'Self', graph: flow({}) });
      const graph = {
        ...flow(
          {
            start: ['manual', {}],
            more: [
              'filter',
              {
                conditions: {
                  combinator: 'and',
                  rules: [{ left: '{{ trigger.n }}', operator: 'greater-than', right: '0' }],
                },
              },
            ],
            again: ['run-workflow', { workflowId: id, input: '{ "n": {{ trigger.n - 1 }} }', wait: true }],
          },
          'start -> more',
          'more -> again',
        ),
        settings: { concurrency: { limit: 1, key: null } },
      };
      await hookline.api('PUT', `/workflows/${id}/draft`, { graph, revision: 1 });
      await hookline.api('POST', `/workflows/${id}/publish`, {});
      await hookline.api('POST', `/workflows/${id}/run`, { payload: { n: 2 } });
      await vi.waitFor(async () => {
        const { rows } = await query(space, 'select status from runs where workflow_id = $1 order by id', [id]);
        expect(rows.map((row) => row['status'])).toEqual(['succeeded', 'succeeded', 'filtered']);
      }, WAIT);
      await expectNoPlaceLeft();
    });
  });

  describe('in several', () => {
    afterEach(closeAll);

    test('keeps the line and the limit with two processes that work', async () => {
      await start({ ROLE: 'api' });
      const shop = closing(await startShop());
      const single = await publish(orders(shop, { limit: 1, key: KEY }));
      const double = await publish(orders(shop, { limit: 2, key: KEY }));
      await placeMany(single, 'one', 12);
      await placeMany(double, 'two', 12, 100);
      for (let worker = 0; worker < 2; worker++) closing(await startTestWorker(space, backend));
      await expectSucceeded(single, 12);
      await expectSucceeded(double, 12);
      expect(shop.ordersOf('one')).toEqual(Array.from({ length: 12 }, (_, order) => order));
      expect(shop.most.get('one')).toBe(1);
      expect(shop.most.get('two')).toBeLessThanOrEqual(2);
      await expectNoPlaceLeft();
    });

    test('a worker that dies takes no place along', async () => {
      await start({ ROLE: 'api' });
      const shop = closing(await startShop());
      const workflow = await publish(orders(shop, { limit: 1, key: null }));
      const worker = await startTestWorker(space, backend);
      await place(workflow, 'ada', 0);
      await expectSucceeded(workflow, 1);
      await worker.close();
      await placeMany(workflow, 'ada', 3, 1);
      // As if it had been killed in the middle of the request.
      const open = JSON.stringify([
        { number: 1, startedAt: new Date().toISOString(), finishedAt: null, error: null, retryAt: null },
      ]);
      await query(
        space,
        `update steps set status = 'running', attempts = $1, lease_until = now() where status = 'succeeded'`,
        [open],
      );
      await query(
        space,
        `update runs set status = 'running', finished_at = null, due_at = now() where status = 'succeeded'`,
      );
      await query(
        space,
        `insert into concurrency_slots select id, workflow_id, '', true from runs where status = 'running'`,
      );
      closing(await startTestWorker(space, backend));
      await expectSucceeded(workflow, 4);
      expect(shop.ordersOf('ada')).toEqual([0, 0, 1, 2, 3]);
      expect(shop.most.get('ada')).toBe(1);
      await expectNoPlaceLeft();
    });

    test('who came first goes first, also when its job is lost', async () => {
      await start({ ROLE: 'api' }, '-lost');
      const shop = closing(await startShop());
      const workflow = await publish(orders(shop, { limit: 1, key: KEY }));
      await place(workflow, 'bob', 100);
      closing(await startTestWorker(space, backend));
      await expectSucceeded(workflow, 1);
      await placeMany(workflow, 'ada', 6);
      await query(
        space,
        `update runs set due_at = now() + case when id = (select id from runs order by id desc limit 1) then interval '0' else interval '1 hour' end
         where status = 'queued'`,
      );
      await expectSucceeded(workflow, 7);
      expect(shop.ordersOf('ada')).toEqual([0, 1, 2, 3, 4, 5]);
      await expectNoPlaceLeft();
    });
  });
});

function openGate(): { passed: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
