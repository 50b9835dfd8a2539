/** Every run here is as a worker leaves it that dies between two statements. Nobody has a job for it. */
import type { RunResponse, StartedRunResponse } from '@hookline/contracts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { flow } from '../setup/graphs.js';
import { BACKENDS, startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { WAIT, workflowCalls } from '../setup/workflow-calls.js';

const A_DAY = ['delay', { mode: 'for', amount: 1, unit: 'days' }] as const;

describe.each(BACKENDS)('a run that a worker left in the middle, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline;

  beforeAll(async () => {
    space = await openTestSpace();
    hookline = await startTestHookline(space, backend);
  });

  afterAll(async () => {
    await hookline?.close();
    await space?.close();
  });

  const { create, publish } = workflowCalls(() => hookline);
  const get = (runId: string) => hookline.api<RunResponse>('GET', `/runs/${runId}`);
  const start = async (graph: object): Promise<string> => {
    const workflow = await create('Left', graph);
    await publish(workflow.id);
    return (await hookline.api<StartedRunResponse>('POST', `/workflows/${workflow.id}/run`, { payload: {} })).runId;
  };
  const ended = (runId: string) =>
    vi.waitFor(async () => {
      const run = await get(runId);
      expect(run.finishedAt).not.toBeNull();
      return run;
    }, WAIT);
  const children = async (runId: string) =>
    (
      await query(
        space,
        'select id, status, due_at is not null as due from runs where parent_run_id = $1 order by item_index',
        [runId],
      )
    ).rows as { id: string; status: string; due: boolean }[];
  const expectChildren = (runId: string, ...statuses: string[]) =>
    vi.waitFor(async () => {
      const found = await children(runId);
      expect(found.map(({ status }) => status)).toEqual(statuses);
      return found.map(({ id }) => id);
    }, WAIT);

  /** Its delay is over and its end is committed; the worker dies before it tells anybody. */
  const endUnsaid = (runId: string | undefined, output: unknown) =>
    query(
      space,
      `with step as (
         update steps set status = 'succeeded', port = 'out', output = $2 where run_id = $1 and status = 'waiting'
       )
       update runs set status = 'succeeded', output = $2, finished_at = now(), due_at = now(), revision = revision + 1
       where id = $1`,
      [runId, JSON.stringify(output)],
    );

  test('tells its caller that it has ended', async () => {
    const called = await create('Called', flow({ start: ['manual', {}], wait: A_DAY }, 'start -> wait'));
    await publish(called.id);
    const runId = await start(
      flow({ start: ['manual', {}], call: ['run-workflow', { workflowId: called.id }] }, 'start -> call'),
    );
    const [child] = await expectChildren(runId, 'waiting');
    await endUnsaid(child, { said: 7 });
    const run = await ended(runId);
    expect(run.steps.at(-1)?.output).toMatchObject({ output: { said: 7 } });
    await vi.waitFor(async () => expect(await children(runId)).toMatchObject([{ due: false }]), WAIT);
  });

  const loop = (concurrency: number) =>
    flow(
      {
        start: ['manual', {}],
        loop: ['for-each', { items: '{{ [1, 2, 3] }}', concurrency }],
        wait: [...A_DAY, { parent: 'loop' }],
      },
      'start -> loop',
    );

  test('is followed by the next item of its loop, and the last one by the end of the loop', async () => {
    const runId = await start(loop(1));
    const [first, second, third] = await expectChildren(runId, 'waiting', 'queued', 'queued');
    await endUnsaid(first, 1);
    await expectChildren(runId, 'succeeded', 'waiting', 'queued');
    await endUnsaid(second, 2);
    await expectChildren(runId, 'succeeded', 'succeeded', 'waiting');
    await endUnsaid(third, 3);
    const run = await ended(runId);
    expect(run.steps.at(-1)?.output).toMatchObject({ count: 3, succeeded: 3, results: [1, 2, 3] });
    await vi.waitFor(async () => expect((await children(runId)).some(({ due }) => due)).toBe(false), WAIT);
  });

  test('takes its items with it', async () => {
    const runId = await start(loop(2));
    await expectChildren(runId, 'waiting', 'waiting', 'queued');
    await query(
      space,
      `with step as (update steps set status = 'cancelled' where run_id = $1)
       update runs set status = 'cancelled', finished_at = now(), due_at = now(), revision = revision + 1 where id = $1`,
      [runId],
    );
    await expectChildren(runId, 'cancelled', 'cancelled', 'cancelled');
    await vi.waitFor(async () => {
      const { rows } = await query(space, 'select due_at from runs where id = $1', [runId]);
      expect(rows).toEqual([{ due_at: null }]);
    }, WAIT);
  });

  test('had made the items of its loop, and let none begin', async () => {
    const runId = await start(loop(2));
    await expectChildren(runId, 'waiting', 'waiting', 'queued');
    await query(
      space,
      `with step as (delete from steps where run_id in (select id from runs where parent_run_id = $1)),
         loop as (update runs set due_at = now() where id = $1)
       update runs set status = 'queued', revision = 0, due_at = null where parent_run_id = $1`,
      [runId],
    );
    await expectChildren(runId, 'waiting', 'waiting', 'queued');
  });

  test('had made the run that it calls, which nobody can call any more', async () => {
    const called = await create('Called', flow({ start: ['manual', {}], wait: A_DAY }, 'start -> wait'));
    await publish(called.id);
    const runId = await start(
      flow({ start: ['manual', {}], call: ['run-workflow', { workflowId: called.id }] }, 'start -> call'),
    );
    await expectChildren(runId, 'waiting');
    await hookline.api('POST', `/workflows/${called.id}/pause`);
    await query(
      space,
      `with child_step as (delete from steps where run_id in (select id from runs where parent_run_id = $1)),
         child as (update runs set status = 'queued', revision = 0, due_at = null where parent_run_id = $1),
         step as (update steps set status = 'running', wait = null, lease_until = now() where run_id = $1 and node_id = 'call')
       update runs set status = 'running', due_at = now() where id = $1`,
      [runId],
    );
    const run = await ended(runId);
    expect(run).toMatchObject({ status: 'failed', error: { code: 'workflow.paused' } });
    await expectChildren(runId, 'cancelled');
  });

  test('had made the items of its loop, and was cancelled before it said so', async () => {
    const runId = await start(loop(2));
    await expectChildren(runId, 'waiting', 'waiting', 'queued');
    await query(
      space,
      `with step as (delete from steps where run_id = $1 or run_id in (select id from runs where parent_run_id = $1)),
         loop as (update runs set revision = 0, status = 'queued', due_at = null where id = $1)
       update runs set status = 'queued', revision = 0, due_at = null where parent_run_id = $1`,
      [runId],
    );
    await hookline.api('POST', `/runs/${runId}/cancel`);
    await expectChildren(runId, 'cancelled', 'cancelled', 'cancelled');
  });
});
