/** What a loop's items gave, wherever its results are asked for, and which item each of them is of. */
import type { RunResponse, StartedRunResponse } from '@hookline/contracts';
import { startReceiver, type Receiver } from '@hookline/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { flow } from '../setup/graphs.js';
import { ANY_BACKEND, startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { WAIT, send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

describe.each(ANY_BACKEND)('the results of a loop, on %s,', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline;
  let receiver: Receiver;

  beforeAll(async () => {
    space = await openTestSpace();
    receiver = await startReceiver(({ path }) => ({ status: path === '/broken' ? 400 : 200, body: path }));
    hookline = await startTestHookline(space, backend);
  });

  afterAll(async () => {
    await hookline?.close();
    await receiver?.close();
    await space?.close();
  });

  const { create, publish } = workflowCalls(() => hookline);
  const expression = (text: string) => ['transform', { mode: 'expression', expression: text }] as const;
  const inside = (text: string, parent: string) => [...expression(text), { parent }] as const;
  const numbers = (results: string) => ({ count: 2, succeeded: 2, failed: 0, filtered: 0, errors: [], results });

  const made = async (graph: object) => {
    const workflow = await create('Loops', graph);
    await publish(workflow.id);
    return workflow;
  };
  const run = async (graph: object, payload: unknown): Promise<RunResponse> => {
    const { id } = await made(graph);
    const { runId } = await hookline.api<StartedRunResponse>('POST', `/workflows/${id}/run`, { payload });
    return vi.waitFor(
      async () => {
        const found = await hookline.api<RunResponse>('GET', `/runs/${runId}`);
        expect(found.finishedAt).not.toBeNull();
        return found;
      },
      { ...WAIT, timeout: 45_000 },
    );
  };
  const outputOf = (of: RunResponse, key: string) => of.steps.find((it) => it.key === key)?.output;

  const ending = (start: readonly [string, object], items: string, settings: object = {}) =>
    flow({ start, loop: ['for-each', { items, ...settings }], ten: inside('item * 10', 'loop') }, 'start -> loop');

  test('are answered to a sender that waits for the last step, when that is the loop', async () => {
    const response = { mode: 'last-step', waitSeconds: 20 };
    const ask = async (settings: object) => {
      const url = urlOf(await made(ending(['webhook', { response }], '{{ trigger.body }}', settings)));
      return (await send(url, [1, 2])).json();
    };
    expect(await ask({})).toEqual({ ...numbers(''), results: [10, 20] });
    expect(await ask({ results: 'none' })).not.toHaveProperty('results');
  });

  test('are given to the workflow that calls one which ends in a loop', async () => {
    const { id } = await made(ending(['manual', {}], '{{ trigger }}'));
    const graph = flow(
      {
        start: ['manual', {}],
        call: ['run-workflow', { workflowId: id, input: '{{ trigger }}', wait: true }],
        got: expression('input.output'),
      },
      'start -> call',
      'call -> got',
    );
    expect(outputOf(await run(graph, [1, 2]), 'got')).toEqual({ ...numbers(''), results: [10, 20] });
  });

  test('are given to the loop around it', async () => {
    const graph = flow(
      {
        start: ['manual', {}],
        outer: ['for-each', { items: '{{ trigger }}' }],
        inner: ['for-each', { items: '{{ item }}' }, { parent: 'outer' }],
        ten: inside('item * 10', 'inner'),
        after: expression('steps.outer.results'),
      },
      'start -> outer',
      'outer -> after',
    );
    expect(outputOf(await run(graph, [[1, 2], [], [3, 4]]), 'after')).toMatchObject([
      { results: [10, 20] },
      { results: [] },
      { results: [30, 40] },
    ]);
  });

  test('keep the places of their items when some fail or are left out', async () => {
    const conditions = { combinator: 'and', rules: [{ left: '{{ item }}', operator: 'not-equals', right: 'out' }] };
    const graph = flow(
      {
        start: ['manual', {}],
        loop: ['for-each', { items: '{{ trigger }}', concurrency: 2, onItemError: 'continue' }],
        some: ['filter', { conditions }, { parent: 'loop' }],
        call: ['http-request', { method: 'POST', url: `${receiver.url}/{{ item }}` }, { parent: 'loop' }],
        said: inside('input.body', 'loop'),
        after: expression('steps.loop'),
      },
      'start -> loop',
      'some -> call',
      'call -> said',
      'loop -> after',
    );
    expect(outputOf(await run(graph, ['broken', 'a', 'out', 'b', 'broken']), 'after')).toMatchObject({
      count: 5,
      succeeded: 2,
      failed: 2,
      filtered: 1,
      results: [null, '/a', null, '/b', null],
      errors: [{ index: 0 }, { index: 4 }],
    });
  });

  test('fail a loop that comes last and has more of them than a step can hand on, and nothing else', async () => {
    const { id } = await made(
      flow(
        {
          start: ['manual', {}],
          loop: ['for-each', { items: '{{ [1..9] }}', concurrency: 9 }],
          much: inside('trigger.text', 'loop'),
        },
        'start -> loop',
      ),
    );
    const graph = flow(
      { start: ['manual', {}], call: ['run-workflow', { workflowId: id, input: '{{ trigger }}', wait: true }] },
      'start -> call',
    );
    const done = await run(graph, { text: 'x'.repeat(950_000) });
    expect(done.error?.message).toContain('the results of "loop" are more than the 8 MB that a step can take');
    const rows = await query(space, 'select error from runs where workflow_id = $1 and parent_node_id is not null', [
      id,
    ]);
    expect(JSON.stringify(rows.rows)).toContain('loop.results-too-large');
  });
});
