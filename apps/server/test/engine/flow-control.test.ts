import type { RunResponse, StartedRunResponse, StepResponse } from '@hookline/contracts';
import { startReceiver, type Receiver } from '@hookline/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { flow } from '../setup/graphs.js';
import { BACKENDS, startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { WAIT, workflowCalls } from '../setup/workflow-calls.js';

describe.each(BACKENDS)('the control of a flow, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline & { readonly key: string };
  let receiver: Receiver;

  beforeAll(async () => {
    space = await openTestSpace();
    receiver = await startReceiver(({ path }) => ({ status: path.endsWith('/broken') ? 400 : 200, body: path }));
    hookline = await startTestHookline(space, backend);
  });

  afterAll(async () => {
    await hookline?.close();
    await receiver?.close();
    await space?.close();
  });

  const { create, publish } = workflowCalls(() => hookline);
  const post = (path: string) => ({ method: 'POST', url: `${receiver.url}${path}` });
  const field = (name: string, value: unknown) => ({ mode: 'fields', keep: 'none', fields: [{ name, value }] });

  const start = async (graph: object, payload: unknown = {}): Promise<string> => {
    const workflow = await create('Flow', graph);
    await publish(workflow.id);
    return (await hookline.api<StartedRunResponse>('POST', `/workflows/${workflow.id}/run`, { payload })).runId;
  };
  const get = (runId: string) => hookline.api<RunResponse>('GET', `/runs/${runId}`);
  const ended = (runId: string) =>
    vi.waitFor(async () => {
      const run = await get(runId);
      expect(run.finishedAt).not.toBeNull();
      return run;
    }, WAIT);
  const waiting = (runId: string) =>
    vi.waitFor(async () => {
      const run = await get(runId);
      expect(run.status).toBe('waiting');
      return run;
    }, WAIT);
  const run = async (graph: object, payload?: unknown) => ended(await start(graph, payload));
  const step = (of: RunResponse, key: string): StepResponse => {
    const found = of.steps.find((it) => it.key === key);
    if (!found) throw new Error(`There is no step ${key}`);
    return found;
  };

  test('a switch takes the first case that holds, and the others are not taken', async () => {
    const rule = (left: string, right: string) => ({
      conditions: { combinator: 'and', rules: [{ left, operator: 'equals', right }] },
    });
    const cases = [
      { name: 'Large', ...rule('{{ trigger.size }}', 'L') },
      { name: 'Small', ...rule('{{ trigger.size }}', 'S') },
    ];
    const graph = flow(
      {
        start: ['manual', {}],
        size: ['switch', { cases }],
        large: ['transform', field('is', 'large')],
        small: ['transform', field('is', 'small')],
        other: ['transform', field('is', 'other')],
        joined: ['merge', { mode: 'by-key' }],
      },
      'start -> size',
      'size[Large] -> large',
      'size[Small] -> small',
      'size[else] -> other',
      'large -> joined',
      'small -> joined',
      'other -> joined',
    );
    const small = await run(graph, { size: 'S' });
    expect(small.steps.map(({ key, status }) => [key, status])).toEqual([
      ['start', 'succeeded'],
      ['size', 'succeeded'],
      ['large', 'not-taken'],
      ['small', 'succeeded'],
      ['other', 'not-taken'],
      ['joined', 'succeeded'],
    ]);
    expect(step(small, 'joined').output).toEqual({ small: { is: 'small' } });
    expect(step(await run(graph, { size: '?' }), 'joined').output).toEqual({ other: { is: 'other' } });
  });

  test('a loop runs its steps for every item, and lists what they gave in order', async () => {
    const graph = flow(
      {
        start: ['manual', {}],
        loop: ['for-each', { items: '{{ trigger.rows }}', concurrency: 3 }],
        call: ['http-request', post('/{{ item.id }}'), { parent: 'loop' }],
        named: ['transform', field('said', '{{ index }} {{ steps.call.body }} {{ trigger.name }}'), { parent: 'loop' }],
        after: ['transform', field('all', '{{ steps.loop.results }}')],
      },
      'start -> loop',
      'call -> named',
      'loop -> after',
    );
    const rows = Array.from({ length: 20 }, (_, id) => ({ id: `row${id}` }));
    const done = await run(graph, { rows, name: 'x' });
    expect(done.error).toBeNull();
    const results = rows.map(({ id }, index) => ({ said: `${index} /${id} x` }));
    expect(step(done, 'after').output).toEqual({ all: results });
    expect(step(done, 'loop').output).toMatchObject({ count: 20, succeeded: 20, failed: 0, filtered: 0, errors: [] });
    const keys = receiver.received
      .filter(({ path }) => path.startsWith('/row'))
      .map((it) => it.headers['idempotency-key']);
    expect(new Set(keys).size).toBe(20);
    expect(keys).toHaveLength(20);
    const { items } = await hookline.api<{ items: unknown[] }>('GET', `/runs?workflowId=${done.workflowId}`);
    expect(items).toHaveLength(1);
  });

  test('a loop stops at an item that fails, or goes on and tells', async () => {
    const graph = (onItemError: string) =>
      flow(
        {
          start: ['manual', {}],
          loop: ['for-each', { items: '{{ trigger }}', onItemError }],
          call: ['http-request', post('/{{ item }}'), { parent: 'loop' }],
        },
        'start -> loop',
      );
    const stopped = await run(graph('stop'), ['fine', 'broken', 'never']);
    expect(stopped.status).toBe('failed');
    expect(stopped.error).toMatchObject({ code: 'loop.item-failed', nodeId: 'loop' });
    expect(stopped.error?.message).toMatch(/^Item 2 of 3 failed: 127\.0\.0\.1:\d+ answered 400/);
    expect(receiver.received.filter(({ path }) => path === '/never')).toEqual([]);
    const wentOn = await run(graph('continue'), ['fine', 'broken', 'last']);
    expect(wentOn.status).toBe('succeeded');
    expect(step(wentOn, 'loop').output).toMatchObject({
      count: 3,
      succeeded: 2,
      failed: 1,
      errors: [{ index: 1, code: 'http.status' }],
    });
  });

  test('loops in loops see their items, and what they leave out is counted', async () => {
    const graph = flow(
      {
        start: ['manual', {}],
        orders: ['for-each', { items: '{{ trigger }}', concurrency: 2 }],
        lines: ['for-each', { items: '{{ item.lines }}', concurrency: 5 }, { parent: 'orders' }],
        large: [
          'filter',
          { conditions: { combinator: 'and', rules: [{ left: '{{ item }}', operator: 'greater-than', right: '1' }] } },
          { parent: 'lines' },
        ],
        line: ['transform', field('line', '{{ steps.orders.item.id }}/{{ item }}'), { parent: 'lines' }],
        sum: ['transform', field('lines', '{{ steps.lines.results.line }}'), { parent: 'orders' }],
      },
      'start -> orders',
      'large -> line',
      'lines -> sum',
    );
    const done = await run(graph, [
      { id: 'a', lines: [1, 2, 3] },
      { id: 'b', lines: [] },
      { id: 'c', lines: [7, 8] },
    ]);
    expect(done.error).toBeNull();
    expect(step(done, 'orders').output).toMatchObject({
      results: [{ lines: ['a/2', 'a/3'] }, {}, { lines: ['c/7', 'c/8'] }],
    });
  });

  test('a delay hands on what came, after its time', async () => {
    const graph = flow(
      {
        start: ['manual', {}],
        wait: ['delay', { mode: 'for', amount: 1, unit: 'seconds' }],
        last: ['transform', field('n', '{{ input.n }}')],
      },
      'start -> wait',
      'wait -> last',
    );
    const runId = await start(graph, { n: 7 });
    const paused = await waiting(runId);
    expect(step(paused, 'wait')).toMatchObject({ status: 'waiting' });
    const done = await ended(runId);
    expect(step(done, 'last').output).toEqual({ n: 7 });
    expect(done.durationMs).toBeGreaterThanOrEqual(1000);
  });

  test('a called workflow gives its output to the step that called it, and its failure', async () => {
    const called = await create(
      'Called',
      flow({ begin: ['manual', {}], call: ['http-request', post('/{{ trigger.path }}')] }, 'begin -> call'),
    );
    await publish(called.id);
    const graph = flow(
      {
        start: ['manual', {}],
        call: ['run-workflow', { workflowId: called.id, input: '{ "path": {{ trigger.path }} }' }],
        after: ['transform', field('got', '{{ steps.call.output.body }}')],
      },
      'start -> call',
      'call -> after',
    );
    const done = await run(graph, { path: 'called' });
    expect(done.error).toBeNull();
    expect(step(done, 'after').output).toEqual({ got: '/called' });
    const failed = await run(graph, { path: 'broken' });
    expect(failed.status).toBe('failed');
    expect(failed.error?.message).toMatch(/^The workflow it called failed: .*answered 400/);
  });

  test('a workflow that calls itself ends at the limit', async () => {
    const workflow = await create('Endless', flow({ start: ['manual', {}] }));
    const graph = flow(
      { start: ['manual', {}], again: ['run-workflow', { workflowId: workflow.id }] },
      'start -> again',
    );
    await hookline.api('PUT', `/workflows/${workflow.id}/draft`, { graph, revision: 1 });
    await publish(workflow.id);
    const { runId } = await hookline.api<StartedRunResponse>('POST', `/workflows/${workflow.id}/run`, { payload: {} });
    expect((await ended(runId)).error?.message).toMatch(/Workflows call each other 10 deep here/);
  });

  test('stop fails the run with the words that it was given', async () => {
    const graph = flow(
      { start: ['manual', {}], stop: ['stop', { message: 'No stock for {{ trigger.sku }}' }] },
      'start -> stop',
    );
    expect((await run(graph, { sku: 'A1' })).error).toMatchObject({ code: 'run.stopped', message: 'No stock for A1' });
  });

  test('a failure that branches carries its code, its message and the input', async () => {
    const graph = flow(
      {
        start: ['manual', {}],
        call: ['http-request', post('/broken'), { onError: 'branch' }],
        told: ['transform', { mode: 'expression', expression: 'input' }],
      },
      'start -> call',
      'call[error] -> told',
    );
    const done = await run(graph, { n: 1 });
    expect(done.status).toBe('succeeded');
    expect(step(done, 'told').output).toMatchObject({ error: { code: 'http.status' }, input: { n: 1 } });
  });

  test('a run ends at its deadline, and what it waited for with it', async () => {
    const graph = {
      ...flow(
        {
          start: ['manual', {}],
          loop: ['for-each', { items: '{{ [1, 2] }}', concurrency: 2 }],
          wait: ['delay', { mode: 'for', amount: 1, unit: 'hours' }, { parent: 'loop' }],
        },
        'start -> loop',
      ),
      settings: { deadlineMs: 1500 },
    };
    const done = await run(graph);
    expect(done.error).toMatchObject({ code: 'run.deadline', nodeId: null });
    expect(step(done, 'loop').status).toBe('cancelled');
    await vi.waitFor(async () => {
      const { rows } = await query(space, `select status from runs where parent_run_id = $1`, [done.id]);
      expect(rows.map((row) => row['status'])).toEqual(['cancelled', 'cancelled']);
    }, WAIT);
  });
});
