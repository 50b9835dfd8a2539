import type { RunResponse, StartedRunResponse, StepResponse } from '@hookline/contracts';
import { startReceiver, type Receiver } from '@hookline/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { flow } from '../setup/graphs.js';
import { ANY_BACKEND, startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { WAIT, workflowCalls } from '../setup/workflow-calls.js';

describe.each(ANY_BACKEND)('what a person does with a run, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline & { readonly key: string };
  let receiver: Receiver;
  /** Paths that answer 400. */
  const broken = new Set<string>();
  /** Paths that do not answer until they are let go. */
  const gates = new Map<string, Promise<void>>();

  beforeAll(async () => {
    space = await openTestSpace();
    receiver = await startReceiver(async ({ path }) => {
      await gates.get(path);
      return { status: broken.has(path) ? 400 : 200, body: path };
    });
    hookline = await startTestHookline(space, backend);
  });

  afterEach(() => {
    broken.clear();
    gates.clear();
    receiver.received.length = 0;
  });

  afterAll(async () => {
    await hookline?.close();
    await receiver?.close();
    await space?.close();
  });

  const { create, publish } = workflowCalls(() => hookline);
  const post = (path: string) => ({ method: 'POST', url: `${receiver.url}${path}` });
  const calls = (path: string) => receiver.received.filter((it) => it.path === path);
  const get = (runId: string) => hookline.api<RunResponse>('GET', `/runs/${runId}`);
  const start = async (graph: object, payload: unknown = {}) => {
    const workflow = await create('Actions', graph);
    await publish(workflow.id);
    const { runId } = await hookline.api<StartedRunResponse>('POST', `/workflows/${workflow.id}/run`, { payload });
    return { workflow, runId };
  };
  const reaches = (runId: string, status: string) =>
    vi.waitFor(async () => {
      const run = await get(runId);
      expect(run.status).toBe(status);
      return run;
    }, WAIT);
  const retry = async (runId: string, wish: object = {}) =>
    (await hookline.api<StartedRunResponse>('POST', `/runs/${runId}/retry`, wish)).runId;
  const step = (of: RunResponse, key: string): StepResponse | undefined => of.steps.find((it) => it.key === key);

  const twoCalls = () =>
    flow(
      {
        start: ['manual', {}],
        first: ['http-request', post('/first')],
        second: ['http-request', post('/second')],
        last: ['transform', { mode: 'expression', expression: 'steps.first.body & steps.second.body' }],
      },
      'start -> first',
      'first -> second',
      'second -> last',
    );

  test('a retry begins at the step that failed, and runs none again that had succeeded', async () => {
    broken.add('/second');
    const { runId } = await start(twoCalls());
    await reaches(runId, 'failed');
    broken.clear();
    const again = await reaches(await retry(runId), 'succeeded');
    expect(again.retryOf).toBe(runId);
    expect(step(again, 'last')?.output).toBe('/first/second');
    expect(calls('/first')).toHaveLength(1);
    expect(calls('/second')).toHaveLength(2);
    expect((await get(runId)).status).toBe('failed');
  });

  test('a retry from the start runs everything, on the version that is published now', async () => {
    broken.add('/second');
    const { workflow, runId } = await start(twoCalls());
    await reaches(runId, 'failed');
    const graph = flow({ start: ['manual', {}], first: ['http-request', post('/mended')] }, 'start -> first');
    await hookline.api('PUT', `/workflows/${workflow.id}/draft`, { graph, revision: workflow.draft.revision });
    await publish(workflow.id);
    const again = await reaches(await retry(runId, { from: 'start', version: 'current' }), 'succeeded');
    expect(again).toMatchObject({ version: 2, retryOf: runId });
    expect(calls('/mended')).toHaveLength(1);
  });

  test('a retry of a loop runs only the items that had not succeeded', async () => {
    broken.add('/b');
    const graph = flow(
      {
        start: ['manual', {}],
        loop: ['for-each', { items: '{{ trigger }}', concurrency: 1 }],
        call: ['http-request', post('/{{ item }}'), { parent: 'loop' }],
        name: ['transform', { mode: 'expression', expression: 'steps.call.body' }, { parent: 'loop' }],
      },
      'start -> loop',
      'call -> name',
    );
    const { runId } = await start(graph, ['a', 'b', 'c']);
    await reaches(runId, 'failed');
    broken.clear();
    const again = await reaches(await retry(runId), 'succeeded');
    expect(step(again, 'loop')?.output).toMatchObject({ count: 3, succeeded: 3, results: ['/a', '/b', '/c'] });
    expect([calls('/a'), calls('/b'), calls('/c')].map((it) => it.length)).toEqual([1, 2, 1]);
  });

  test('says why a run cannot be retried', async () => {
    const gate = openGate();
    gates.set('/first', gate.passed);
    const { runId } = await start(twoCalls());
    await reaches(runId, 'running');
    const ask = (id: string, wish: object) => hookline.ask('POST', `/runs/${id}/retry`, wish);
    expect(await ask(runId, {})).toMatchObject({ status: 409, body: { code: 'run.unfinished' } });
    gate.open();
    await reaches(runId, 'succeeded');
    expect(await ask(runId, {})).toMatchObject({ status: 409, body: { code: 'run.not-failed' } });
    expect(
      await ask(
        runId.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        {},
      ),
    ).toMatchObject({ status: 404 });
  });

  test('a running step is told when its run is cancelled, and what it gives late changes nothing', async () => {
    const gate = openGate();
    gates.set('/first', gate.passed);
    const { runId } = await start(twoCalls());
    await vi.waitFor(() => expect(calls('/first')).toHaveLength(1), WAIT);
    await hookline.api('POST', `/runs/${runId}/cancel`);
    const cancelled = await vi.waitFor(async () => {
      const run = await get(runId);
      expect(step(run, 'first')?.attempts[0]?.late).toBeDefined();
      return run;
    }, WAIT);
    gate.open();
    expect(cancelled.status).toBe('cancelled');
    expect(step(cancelled, 'first')).toMatchObject({
      status: 'cancelled',
      output: null,
      attempts: [{ late: { error: { code: 'step.told-to-stop' } } }],
    });
    expect(calls('/second')).toEqual([]);
  });

  test('cancelling a run cancels the items of its loops and the workflow that it called', async () => {
    const called = await create(
      'Called',
      flow({ start: ['manual', {}], wait: ['delay', { amount: 1, unit: 'days' }] }, 'start -> wait'),
    );
    await publish(called.id);
    const graph = flow(
      {
        start: ['manual', {}],
        loop: ['for-each', { items: '{{ [1, 2, 3] }}', concurrency: 2 }],
        call: ['run-workflow', { workflowId: called.id }, { parent: 'loop' }],
      },
      'start -> loop',
    );
    const { runId } = await start(graph);
    const statuses = async () => {
      const { rows } = await query(
        space,
        `with recursive family as (select id, status from runs where id = $1
           union all select r.id, r.status from runs r join family f on r.parent_run_id = f.id)
         select status, count(*)::int as count from family group by status`,
        [runId],
      );
      return Object.fromEntries(rows.map((row) => [row['status'], row['count']]));
    };
    await vi.waitFor(async () => expect(await statuses()).toEqual({ queued: 1, waiting: 4, running: 1 }), WAIT);
    await hookline.api('POST', `/runs/${runId}/cancel`);
    await vi.waitFor(async () => expect(await statuses()).toEqual({ cancelled: 6 }), WAIT);
  });

  describe('a step that was writing when its worker died', () => {
    /** As a worker leaves it that is killed in the middle of the step. */
    const killed = async (): Promise<string> => {
      const graph = flow(
        {
          start: ['manual', {}],
          send: ['http-request', post('/send'), { afterCrash: 'hold' }],
          last: ['transform', { mode: 'expression', expression: 'steps.send' }],
        },
        'start -> send',
        'send -> last',
      );
      const { runId } = await start(graph);
      await reaches(runId, 'succeeded');
      const open = [{ number: 1, startedAt: new Date().toISOString(), finishedAt: null, error: null, retryAt: null }];
      await query(space, `delete from steps where run_id = $1 and node_id = 'last'`, [runId]);
      await query(
        space,
        `update steps set status = 'running', port = null, output = null, attempts = $2, lease_until = now() where run_id = $1`,
        [runId, JSON.stringify(open)],
      );
      await query(space, `update runs set status = 'running', finished_at = null, due_at = now() where id = $1`, [
        runId,
      ]);
      const held = await reaches(runId, 'held');
      expect(step(held, 'send')).toMatchObject({ status: 'held', error: { code: 'step.uncertain' } });
      return runId;
    };
    const resolve = (runId: string, decision: object) =>
      hookline.ask('POST', `/runs/${runId}/steps/send/resolve`, decision);

    test('is sent again, with the same key', async () => {
      const runId = await killed();
      expect(calls('/send')).toHaveLength(1);
      expect((await resolve(runId, { as: 'send-again' })).status).toBe(200);
      await reaches(runId, 'succeeded');
      const keys = calls('/send').map((it) => it.headers['idempotency-key']);
      expect(keys).toEqual([keys[0], keys[0]]);
    });

    test('is marked as done, and the run goes on with what the person says it gave', async () => {
      const runId = await killed();
      await resolve(runId, { as: 'done', output: { id: 7 } });
      const done = await reaches(runId, 'succeeded');
      expect(step(done, 'send')).toMatchObject({ status: 'succeeded', reason: 'Marked as done by hand' });
      expect(step(done, 'last')?.output).toEqual({ id: 7 });
      expect(calls('/send')).toHaveLength(1);
      expect(await resolve(runId, { as: 'done' })).toMatchObject({ status: 409, body: { code: 'step.not-held' } });
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
