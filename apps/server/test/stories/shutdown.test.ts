/** A worker's process is told to end (SIGTERM) while steps are under way. */
import type { WorkflowResponse } from '@hookline/contracts';
import { startReceiver, type Receiver } from '@hookline/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startBuiltServer, type BuiltServer } from '../setup/built-server.js';
import { chain } from '../setup/graphs.js';
import { BACKENDS, startTestHookline, startTestWorker, type TestHookline } from '../setup/test-hookline.js';
import { testSettings } from '../setup/test-settings.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

const WAIT = { timeout: 30_000, interval: 50 };
const RUNS = 6;

describe.each(BACKENDS)('a worker that is told to end, on %s', (backend) => {
  let space: TestSpace;
  let receiver: Receiver;
  let hookline: TestHookline;
  let worker: BuiltServer;
  let answerEven: () => void;
  const closers: (() => Promise<unknown>)[] = [];

  /** The first call for an even order is answered when the test says so, for an odd one never; later ones at once. */
  beforeEach(async () => {
    const gate = new Promise<void>((resolve) => (answerEven = resolve));
    space = await openTestSpace();
    receiver = await startReceiver(async ({ path }) => {
      const isFirst = callsOf(path).length === 1;
      if (isFirst) await (Number(path.slice(1)) % 2 === 0 ? gate : new Promise(() => undefined));
      return {};
    });
    hookline = await startTestHookline(space, backend, { ROLE: 'api' });
    worker = await startBuiltServer({ ...testSettings(space, backend), ROLE: 'worker' });
    closers.push(
      () => space.close(),
      () => receiver.close(),
      () => hookline.close(),
      () => worker.end('SIGKILL'),
    );
  });

  afterEach(async () => {
    answerEven();
    for (const close of closers.splice(0).reverse()) await close();
  });

  const callsOf = (path: string) => receiver.received.filter((it) => it.path === path);
  const { create, publish, finishedRuns } = workflowCalls(() => hookline);

  test('finishes what can be finished within 10 s, and leaves the rest to another at once', async () => {
    const url = `${receiver.url}/{{ trigger.body.order }}`;
    const workflow: WorkflowResponse = await create(
      'Slow',
      chain(['webhook', {}], ['http-request', { method: 'POST', url }]),
    );
    await publish(workflow.id);
    const orders = Array.from({ length: RUNS }, (_, order) => order);
    for (const order of orders) await send(urlOf(workflow), { order });
    await vi.waitFor(() => expect(receiver.received).toHaveLength(RUNS), WAIT);

    const other = await startTestWorker(space, backend);
    closers.push(() => other.close());
    const toldAt = performance.now();
    const ending = worker.end('SIGTERM');
    answerEven();
    expect(await ending).toBe(0);
    expect(performance.now() - toldAt).toBeLessThan(10_000);

    const runs = await finishedRuns(workflow.id, RUNS);
    expect(performance.now() - toldAt, 'no lease has to run out first').toBeLessThan(14_000);
    expect(runs.map(({ status }) => status)).toEqual(orders.map(() => 'succeeded'));
    for (const order of orders) {
      const calls = callsOf(`/${order}`);
      expect(calls, `order ${order}`).toHaveLength(order % 2 === 0 ? 1 : 2);
      expect(new Set(calls.map((it) => it.headers['idempotency-key'])).size).toBe(1);
    }
  });
});
