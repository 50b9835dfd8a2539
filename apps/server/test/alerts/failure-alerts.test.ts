import type { Page, RunResponse, RunSummaryResponse, StartedRunResponse, WorkflowResponse } from '@hookline/contracts';
import { startReceiver, type Receiver, type ReceiverAnswer } from '@hookline/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { flow } from '../setup/graphs.js';
import { ANY_BACKEND, startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { WAIT, workflowCalls } from '../setup/workflow-calls.js';

interface Told {
  readonly count: number;
  readonly run: { readonly id: string };
  readonly error: { readonly code: string };
}

describe.each(ANY_BACKEND)('alerts of failures, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline & { readonly key: string };
  let receiver: Receiver;
  let answer: (count: number) => ReceiverAnswer;

  beforeAll(async () => {
    space = await openTestSpace();
    receiver = await startReceiver((_, count) => answer(count));
    hookline = await startTestHookline(space, backend);
  });

  beforeEach(() => {
    answer = () => ({});
    receiver.received.length = 0;
  });

  afterAll(async () => {
    await hookline?.close();
    await receiver?.close();
    await space?.close();
  });

  const { create, publish, finishedRuns } = workflowCalls(() => hookline);
  const made = async (name: string, graph: object): Promise<WorkflowResponse> => {
    const workflow = await create(name, graph);
    await publish(workflow.id);
    return workflow;
  };
  /** Fails at one of two steps, as the payload says. */
  const failing = (onFailure: string) => {
    const rules = [{ left: '{{ trigger.gone }}', operator: 'equals', right: 'yes' }];
    const cases = [{ name: 'Gone', conditions: { combinator: 'and', rules } }];
    return {
      ...flow(
        {
          start: ['manual', {}],
          which: ['switch', { cases }],
          gone: ['stop', { message: 'No such thing', code: 'stock.gone' }],
          none: ['stop', { message: 'No stock', code: 'stock.none' }],
        },
        'start -> which',
        'which[Gone] -> gone',
        'which[else] -> none',
      ),
      settings: { onFailure },
    };
  };
  const run = async ({ id }: WorkflowResponse, payload: unknown = {}): Promise<string> =>
    (await hookline.api<StartedRunResponse>('POST', `/workflows/${id}/run`, { payload })).runId;
  const told = (): Told[] => receiver.received.map(({ body }) => JSON.parse(body) as Told);
  const expectTold = (times: number) => vi.waitFor(() => expect(receiver.received).toHaveLength(times), WAIT);
  const alertsOf = async ({ id }: WorkflowResponse) =>
    (await query(space, 'select * from alerts where workflow_id = $1', [id])).rows;
  /** The hour is over. */
  const later = ({ id }: WorkflowResponse) =>
    query(space, 'update alerts set suppressed_until = now(), send_at = now() where workflow_id = $1', [id]);
  const settled = (workflow: WorkflowResponse) =>
    vi.waitFor(async () => expect(await alertsOf(workflow)).toMatchObject([{ payload: null }]), WAIT);

  test('one failure makes one call, with all that is known of it', async () => {
    const workflow = await made('Orders', failing(receiver.url));
    const runId = await run(workflow);
    await expectTold(1);
    const [call] = receiver.received;
    expect(call?.headers).toMatchObject({ 'content-type': 'application/json' });
    const text = `Orders failed at “none”: No stock\n${hookline.url}/runs/${runId}`;
    expect(JSON.parse(call?.body ?? '')).toEqual({
      text,
      content: text,
      workflow: { id: workflow.id, name: 'Orders', url: `${hookline.url}/workflows/${workflow.id}` },
      run: { id: runId, url: `${hookline.url}/runs/${runId}`, startedAt: expect.any(String) },
      step: { key: 'none', name: 'none' },
      error: { code: 'stock.none', message: 'No stock' },
      count: 1,
      firstAt: expect.any(String),
      lastAt: expect.any(String),
    });
    await settled(workflow);
    await later(workflow);
    await vi.waitFor(async () => expect(await alertsOf(workflow)).toEqual([]), WAIT);
    expect(receiver.received).toHaveLength(1);
  });

  test('failures of one cause make one call now and one when the hour is over; another cause makes its own', async () => {
    const workflow = await made('Many', failing(receiver.url));
    await Promise.all(Array.from({ length: 50 }, () => run(workflow)));
    await finishedRuns(workflow.id, 50);
    await expectTold(1);
    await vi.waitFor(async () => {
      const [alert] = await alertsOf(workflow);
      expect([alert?.['payload'], Number(alert?.['count']) + (told()[0]?.count ?? 0)]).toEqual([null, 50]);
    }, WAIT);
    const first = told()[0]?.count ?? 0;
    await run(workflow, { gone: 'yes' });
    await expectTold(2);
    expect(told()[1]).toMatchObject({ count: 1, error: { code: 'stock.gone' } });
    await vi.waitFor(
      async () => expect((await alertsOf(workflow)).every((it) => it['payload'] === null)).toBe(true),
      WAIT,
    );
    await later(workflow);
    await expectTold(first === 50 ? 2 : 3);
    expect(told().map(({ count }) => count)).toEqual(first === 50 ? [50, 1] : [first, 1, 50 - first]);
    const keys = receiver.received.map((it) => it.headers['idempotency-key']);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a call that is refused is made again, the same in every byte', async () => {
    answer = (count) => ({ status: count === 1 ? 500 : 200 });
    const workflow = await made('Refused', failing(receiver.url));
    await run(workflow);
    await expectTold(1);
    await vi.waitFor(
      async () =>
        expect(await alertsOf(workflow)).toMatchObject([{ problem: 'The failure handler answered 500.', attempts: 1 }]),
      WAIT,
    );
    await run(workflow);
    await finishedRuns(workflow.id, 2);
    await query(space, 'update alerts set send_at = now() where workflow_id = $1', [workflow.id]);
    await expectTold(2);
    const [first, second] = receiver.received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    await vi.waitFor(async () => expect(await alertsOf(workflow)).toMatchObject([{ problem: null, count: 1 }]), WAIT);
  });

  test('a call that never arrives is given up, and the reason is kept', async () => {
    answer = () => ({ status: 503 });
    const workflow = await made('Away', failing(receiver.url));
    await run(workflow);
    for (let tries = 1; tries <= 10; tries++) {
      await vi.waitFor(async () => {
        await query(space, 'update alerts set send_at = now() where workflow_id = $1 and payload is not null', [
          workflow.id,
        ]);
        expect(receiver.received.length).toBeGreaterThanOrEqual(tries);
      }, WAIT);
    }
    const given = { payload: null, problem: 'The failure handler answered 503.' };
    await vi.waitFor(async () => expect(await alertsOf(workflow)).toMatchObject([given]), WAIT);
    await later(workflow);
    await vi.waitFor(async () => expect(await alertsOf(workflow)).toMatchObject([{ ...given, send_at: null }]), WAIT);
    expect(receiver.received).toHaveLength(10);
    answer = () => ({});
    await run(workflow);
    await expectTold(11);
    await vi.waitFor(async () => expect(await alertsOf(workflow)).toMatchObject([{ problem: null }]), WAIT);
  });

  test('a workflow that deals with failures gets a run, and its own failure raises nothing', async () => {
    const handler = await made('Handler', {
      ...flow(
        { begin: ['manual', {}], fail: ['stop', { message: 'Handled {{ trigger.error.code }}' }] },
        'begin -> fail',
      ),
      settings: { onFailure: receiver.url },
    });
    const workflow = await made('Handled', failing(handler.id));
    const runId = await run(workflow);
    const [handled] = await finishedRuns(handler.id, 1);
    const details = await hookline.api<RunResponse>('GET', `/runs/${handled?.id}`);
    expect(details.error?.message).toBe('Handled stock.none');
    expect(details.steps.find((it) => it.key === 'begin')?.output).toMatchObject({ run: { id: runId }, count: 1 });
    await vi.waitFor(async () => {
      const { rows } = await query(space, 'select due_at from runs where id = $1', [handled?.id]);
      expect(rows).toEqual([{ due_at: null }]);
    }, WAIT);
    expect(await alertsOf(handler)).toEqual([]);
    expect(receiver.received).toEqual([]);
    // When the same failure is looked at a second time, nobody is told again.
    await settled(workflow);
    await query(space, 'update runs set due_at = now() where id = $1', [runId]);
    await vi.waitFor(async () => {
      const { rows } = await query(space, 'select due_at from runs where id = $1', [runId]);
      expect(rows).toEqual([{ due_at: null }]);
    }, WAIT);
    expect(await alertsOf(workflow)).toMatchObject([{ count: 0 }]);
    // A worker that dies before it has noted that the run was made: another makes the same run.
    await query(
      space,
      `update alerts a set payload = r.input, send_at = now() from runs r where a.workflow_id = $1 and r.id = $2`,
      [workflow.id, handled?.id],
    );
    await settled(workflow);
    await finishedRuns(handler.id, 1);
    // By hand, it is a workflow like any other.
    await run(handler, { error: { code: 'by.hand' } });
    await expectTold(1);
  });

  test('a handler that is not published is tried again until it is', async () => {
    const handler = await create('Late handler', flow({ begin: ['manual', {}] }));
    const workflow = await made('Early', failing(handler.id));
    await run(workflow);
    await vi.waitFor(
      async () =>
        expect(await alertsOf(workflow)).toMatchObject([{ problem: expect.stringMatching(/is not published/) }]),
      WAIT,
    );
    await publish(handler.id);
    await query(space, 'update alerts set send_at = now() where workflow_id = $1', [workflow.id]);
    await finishedRuns(handler.id, 1);
  });

  test('a failure that is found after a crash is told', async () => {
    const workflow = await made('Crashed', {
      ...flow({ start: ['manual', {}], wait: ['delay', { mode: 'for', amount: 1, unit: 'hours' }] }, 'start -> wait'),
      settings: { onFailure: receiver.url, deadlineMs: 60_000 },
    });
    const runId = await run(workflow);
    await vi.waitFor(async () => {
      const { items } = await hookline.api<Page<RunSummaryResponse>>('GET', `/runs?workflowId=${workflow.id}`);
      expect(items).toMatchObject([{ status: 'waiting' }]);
    }, WAIT);
    await query(space, `update runs set started_at = now() - interval '2 minutes', due_at = now() where id = $1`, [
      runId,
    ]);
    await expectTold(1);
    expect(told()[0]).toMatchObject({ run: { id: runId }, step: null, error: { code: 'run.deadline' } });
    // As if its worker had died between the end of the run and the alert.
    await settled(workflow);
    await query(space, 'delete from alerts where workflow_id = $1', [workflow.id]);
    await query(space, 'update runs set alert_suppressed = false, due_at = now() where id = $1', [runId]);
    await expectTold(2);
    expect(told()[1]).toMatchObject({ run: { id: runId }, count: 1 });
  });

  test('tells nothing of tests, and of a called workflow only when nobody waits for it', async () => {
    const called = await made('Called', failing(receiver.url));
    const calling = (wait: boolean) =>
      flow(
        { start: ['manual', {}], call: ['run-workflow', { workflowId: called.id, input: '{{ trigger }}', wait }] },
        'start -> call',
      );
    const { runId } = await hookline.api<StartedRunResponse>('POST', `/workflows/${called.id}/test`, { payload: {} });
    await vi.waitFor(
      async () => expect((await hookline.api<RunResponse>('GET', `/runs/${runId}`)).status).toBe('failed'),
      WAIT,
    );
    const waiting = await made('Waits', calling(true));
    await run(waiting);
    await finishedRuns(waiting.id, 1);
    const leaving = await made('Leaves', calling(false));
    await run(leaving);
    await expectTold(1);
    const { rows } = await query(
      space,
      'select r.parent_run_id, p.workflow_id from runs r join runs p on p.id = r.parent_run_id where r.id = $1',
      [told()[0]?.run.id],
    );
    expect(rows).toMatchObject([{ workflow_id: leaving.id }]);
    await settled(called);
  });

  test('publishes no handler that is neither a workflow nor a web address, nor the workflow itself', async () => {
    const { id } = await create('Wrong', failing('mail me'));
    const publishing = async (onFailure: string, revision: number) => {
      await hookline.api('PUT', `/workflows/${id}/draft`, { graph: failing(onFailure), revision });
      return hookline.ask<{ problems: { field: string; message: string }[] }>('POST', `/workflows/${id}/publish`, {});
    };
    const wrong = await publishing('mail me', 1);
    expect(wrong.status).toBe(422);
    expect(wrong.body.problems).toMatchObject([{ code: 'field.wrong', field: 'settings.onFailure' }]);
    const itself = await publishing(id, 2);
    expect(itself.body.problems.map(({ message }) => message)).toEqual([
      'When a run fails: this workflow cannot deal with its own failures. Choose another',
    ]);
    expect((await publishing(receiver.url, 3)).status).toBeLessThan(300);
  });
});
