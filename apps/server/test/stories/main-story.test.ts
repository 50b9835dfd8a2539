import type { RunResponse, StartedRunResponse, WorkflowResponse } from '@hookline/contracts';
import { startReceiver, type Receiver } from '@hookline/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chain } from '../setup/graphs.js';
import { BACKENDS, startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { WAIT, send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

const condition = (left: string, operator: string, right = '') => ({
  conditions: { combinator: 'and', rules: [{ left, operator, right }] },
});

describe.each(BACKENDS)('a workflow from drawing to run, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline & { readonly key: string };
  let chat: Receiver;

  beforeAll(async () => {
    space = await openTestSpace();
    chat = await startReceiver();
    hookline = await startTestHookline(space, backend);
  });

  afterAll(async () => {
    await hookline?.close();
    await chat?.close();
    await space?.close();
  });

  const issueFlow = () =>
    chain(
      ['webhook', {}],
      [
        'transform',
        { mode: 'fields', keep: 'none', fields: [{ name: 'title', value: '{{ trigger.body.issue.title }}' }] },
      ],
      ['filter', condition('{{ trigger.body.action }}', 'equals', 'opened')],
      ['slack-message', { webhookUrl: `${chat.url}/chat`, text: 'New issue: {{ steps.transform1.title }}' }],
    );
  const { create, publish, runsOf, finishedRuns } = workflowCalls(() => hookline);

  test('passes what the filter lets through, and names what it stops', async () => {
    const workflow = await create('Issues', issueFlow());
    await publish(workflow.id);
    const opened = await send(urlOf(workflow), { action: 'opened', issue: { title: 'Leak' } });
    expect([opened.status, await opened.text()]).toEqual([200, '']);
    await send(urlOf(workflow), { action: 'labeled', issue: { title: 'Leak' } });

    const runs = await finishedRuns(workflow.id, 2);
    expect(runs.map((run) => run.status).toSorted()).toEqual(['filtered', 'succeeded']);
    expect(chat.received.map(({ body }) => JSON.parse(body))).toEqual([{ text: 'New issue: Leak' }]);

    const run = await hookline.api<RunResponse>(
      'GET',
      `/runs/${runs.find(({ status }) => status === 'succeeded')?.id}`,
    );
    expect(run.steps.map(({ key, status }) => [key, status])).toEqual([
      ['webhook0', 'succeeded'],
      ['transform1', 'succeeded'],
      ['filter2', 'succeeded'],
      ['slack_message3', 'succeeded'],
    ]);
    expect(run.steps[3]).toMatchObject({
      input: { title: 'Leak' },
      output: { ok: true },
      attempts: [{ number: 1, error: null }],
    });
    const filtered = await hookline.api<RunResponse>(
      'GET',
      `/runs/${runs.find(({ status }) => status === 'filtered')?.id}`,
    );
    expect(filtered.steps.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'filtered', 'not-taken']);
    expect(filtered.summary).toContain('labeled');
  });

  test('runs both sides of a fork and joins them once', async () => {
    const graph = chain(['webhook', {}], ['http-request', { method: 'POST', url: `${chat.url}/a` }]);
    graph.nodes.push(
      { ...graph.nodes[1]!, id: 'b', key: 'b', name: 'b', config: { method: 'POST', url: `${chat.url}/b` } },
      {
        ...graph.nodes[1]!,
        id: 'join',
        key: 'join',
        name: 'join',
        config: { method: 'POST', url: `${chat.url}/join` },
      },
    );
    graph.edges.push(
      { id: 'x', source: 'n0', target: 'b' },
      { id: 'y', source: 'b', target: 'join' },
      { id: 'z', source: 'n1', target: 'join' },
    );
    const workflow = await create('Fork', graph);
    await publish(workflow.id);
    chat.received.length = 0;
    await Promise.all(Array.from({ length: 10 }, () => send(urlOf(workflow), {})));
    const runs = await finishedRuns(workflow.id, 10);
    expect(runs.every((run) => run.status === 'succeeded')).toBe(true);
    const paths = chat.received.map(({ path }) => path).toSorted();
    expect(paths).toEqual([...Array(10).fill('/a'), ...Array(10).fill('/b'), ...Array(10).fill('/join')]);
  });

  test('fans out to many steps with effects at once, each run once', async () => {
    const width = 40;
    const two = deferred();
    // Answers nobody before a second request is there: steps one after another would never end.
    const wide = await startReceiver(async (_request, count) => {
      if (count > 1) two.resolve();
      await two.promise;
      return {};
    });
    const graph = chain(['webhook', {}], ['http-request', { method: 'POST', url: wide.url }]);
    for (let branch = 1; branch < width; branch++) {
      graph.nodes.push({ ...graph.nodes[1]!, id: `b${branch}`, key: `b${branch}`, name: `b${branch}` });
      graph.edges.push({ id: `to${branch}`, source: 'n0', target: `b${branch}` });
    }
    const workflow = await create('Wide', graph);
    await publish(workflow.id);
    await send(urlOf(workflow), {});
    expect(await finishedRuns(workflow.id, 1)).toMatchObject([{ status: 'succeeded' }]);
    await wide.close();
    expect(new Set(wide.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(width);
    expect(wide.received).toHaveLength(width);
  });

  test('tries a failing step again with the same idempotency key, as the server asks, then fails with its words', async () => {
    const flaky = await startReceiver((_request, count) =>
      count < 3 ? { status: 503, headers: { 'retry-after': '0' } } : { status: 422, body: '{"error":"no"}' },
    );
    const retry = { attempts: 5, backoff: 'fixed', delayMs: 50, maxDelayMs: 50 } as const;
    const workflow = await create(
      'Flaky',
      chain(['webhook', {}], ['http-request', { method: 'POST', url: flaky.url }, { retry }]),
    );
    await publish(workflow.id);
    await send(urlOf(workflow), {});
    const [summary] = await finishedRuns(workflow.id, 1);
    const run = await hookline.api<RunResponse>('GET', `/runs/${summary?.id}`);
    await flaky.close();
    expect(run.status).toBe('failed');
    expect(run.steps[1]?.attempts.map(({ error }) => error?.details?.['status'])).toEqual([503, 503, 422]);
    expect(new Set(flaky.received.map(({ headers }) => headers['idempotency-key']))).toEqual(
      new Set([`${run.id}/http_request1`]),
    );
  });

  test('runs the draft as a test, up to a node, without publishing', async () => {
    const workflow = await create('Draft', issueFlow());
    const { runId } = await hookline.api<StartedRunResponse>('POST', `/workflows/${workflow.id}/test`, {
      payload: { action: 'opened', issue: { title: 'T' } },
      untilNodeId: 'n2',
    });
    await finishedRuns(workflow.id, 1);
    const run = await hookline.api<RunResponse>('GET', `/runs/${runId}`);
    expect(run).toMatchObject({ status: 'succeeded', mode: 'test', version: null });
    expect(run.steps.map(({ key }) => key)).toEqual(['webhook0', 'transform1', 'filter2']);
  });

  test('runs the published version by hand, with a payload', async () => {
    const graph = chain(['manual', {}], ['transform', { mode: 'expression', expression: 'trigger.n * 2' }]);
    const workflow = await create('By hand', graph);
    expect(workflow.triggers).toEqual([]);
    const start = () =>
      hookline.ask<StartedRunResponse>('POST', `/workflows/${workflow.id}/run`, { payload: { n: 21 } });
    expect(await start()).toMatchObject({ status: 409, body: { code: 'workflow.not-published' } });
    await publish(workflow.id);
    const { status, body } = await start();
    expect(status).toBe(201);
    await finishedRuns(workflow.id, 1);
    const run = await hookline.api<RunResponse>('GET', `/runs/${body.runId}`);
    expect(run).toMatchObject({ status: 'succeeded', subject: 'Started by hand', version: 1 });
    expect(run.steps.map(({ output }) => output)).toEqual([{ n: 21 }, 42]);
  });

  test('restores a version as the draft, while what is published stays', async () => {
    const workflow = await create('Versions', chain(['webhook', {}]));
    await publish(workflow.id);
    const changed = chain(['webhook', {}], ['transform', { mode: 'expression', expression: '1' }]);
    await hookline.api('PUT', `/workflows/${workflow.id}/draft`, { graph: changed, revision: 1 });
    await publish(workflow.id);
    const restored = await hookline.api<WorkflowResponse>('POST', `/workflows/${workflow.id}/versions/1/restore`);
    expect(restored.draft.graph.nodes).toHaveLength(1);
    expect(restored).toMatchObject({ published: { version: 2 }, draftChanges: 1 });
  });

  test('finishes a run that has nothing to do after its trigger', async () => {
    const workflow = await create('Only a trigger', chain(['webhook', {}]));
    await publish(workflow.id);
    await send(urlOf(workflow), {});
    expect(await finishedRuns(workflow.id, 1)).toMatchObject([{ status: 'succeeded' }]);
  });

  test('cancels a run while its step is running', async () => {
    const { promise, resolve } = deferred();
    const slow = await startReceiver(() => promise.then(() => ({})));
    const workflow = await create('Slow', chain(['webhook', {}], ['http-request', { method: 'POST', url: slow.url }]));
    await publish(workflow.id);
    await send(urlOf(workflow), {});
    await vi.waitFor(() => expect(slow.received).toHaveLength(1), WAIT);
    const { items } = await runsOf(workflow.id);
    const cancelled = await hookline.api<RunResponse>('POST', `/runs/${items[0]?.id}/cancel`);
    expect(cancelled.status).toBe('cancelled');
    resolve();
    expect(await hookline.ask('POST', `/runs/${items[0]?.id}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'run.finished' },
    });
    await slow.close();
  });

  test('takes requests that need no body without one, whatever content type they name', async () => {
    const workflow = await create('Bare', chain(['webhook', {}]));
    const key = { authorization: `Bearer ${hookline.key}` };
    const bare = async (method: string, path: string, headers: Record<string, string>) =>
      (
        await fetch(`${hookline.url}/api/v1/workflows/${workflow.id}${path}`, {
          method,
          headers: { ...key, ...headers },
        })
      ).status;
    for (const headers of [{}, { 'content-type': 'application/json' }]) {
      expect(await bare('POST', '/publish', headers)).toBe(201);
      expect(await bare('POST', '/test', headers)).toBe(201);
      expect(await bare('POST', '/pause', headers)).toBe(200);
    }
    expect(await bare('DELETE', '', { 'content-type': 'application/json' })).toBe(204);
    expect((await send(urlOf(workflow), {})).status).toBe(404);
  });

  test('saves a draft only onto the revision it is of', async () => {
    const workflow = await create('Draft', chain(['webhook', {}]));
    const save = (revision: number) =>
      hookline.ask('PUT', `/workflows/${workflow.id}/draft`, { graph: workflow.draft.graph, revision });
    expect(await save(1)).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await save(1)).toMatchObject({ status: 409, body: { code: 'draft.stale' } });
  });

  test('says in the run why a branch was not taken that could not be decided', async () => {
    const workflow = await create(
      'Undecided',
      chain(['webhook', {}], ['if', condition('{{ trigger.body.price }}', 'greater-than', '100')]),
    );
    await publish(workflow.id);
    await send(urlOf(workflow), { price: '100 EUR' });
    const [run] = await finishedRuns(workflow.id, 1);
    const { steps } = await hookline.api<RunResponse>('GET', `/runs/${run?.id}`);
    expect(steps.at(-1)).toMatchObject({
      port: 'false',
      reason: 'price is "100 EUR", not more than "100": 100 EUR is no number',
    });
  });

  test('lets nothing through that has no condition, in a test of the draft', async () => {
    const workflow = await create('Half done', chain(['webhook', {}], ['filter', condition('', 'equals')]));
    const { runId } = await hookline.api<StartedRunResponse>('POST', `/workflows/${workflow.id}/test`, {
      payload: { body: {} },
    });
    const run = await vi.waitUntil(async () => {
      const found = await hookline.api<RunResponse>('GET', `/runs/${runId}`);
      return found.finishedAt !== null && found;
    }, WAIT);
    expect(run.steps.at(-1)).toMatchObject({
      status: 'filtered',
      reason: 'condition 1 has nothing to look at. Fill in its left side',
    });
    await expect(publish(workflow.id)).rejects.toThrow(' gave 4');
  });

  test('refuses to publish what has problems, and names them', async () => {
    const workflow = await create('Broken', chain(['webhook', {}], ['http-request', { method: 'POST', url: '' }]));
    const answer = await hookline.ask('POST', `/workflows/${workflow.id}/publish`, {});
    expect(answer).toMatchObject({
      status: 422,
      body: { problems: [{ code: 'field.missing', nodeId: 'n1', field: 'url' }] },
    });
    const wrong = await create('Wrong', chain(['webhook', {}], ['http-request', { method: 'POST', url: 'nowhere' }]));
    expect(await hookline.ask('POST', `/workflows/${wrong.id}/publish`, {})).toMatchObject({
      status: 422,
      body: { problems: [{ code: 'field.wrong', field: 'url' }] },
    });
  });
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
