import type {
  EventSummaryResponse,
  Page,
  ReplayResponse,
  ReplayedEventResponse,
  RunResponse,
  RunSummaryResponse,
  StartedReplayResponse,
  WorkflowResponse,
} from '@hookline/contracts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chain } from '../setup/graphs.js';
import { ANY_BACKEND, startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { WAIT, send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

const NOBODY = '0199a000-0000-7000-8000-000000000000';

describe.each(ANY_BACKEND)('events that are replayed, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline;
  const { create, publish, finishedRuns } = workflowCalls(() => hookline);

  beforeAll(async () => {
    space = await openTestSpace();
    hookline = await startTestHookline(space, backend);
  });

  afterAll(async () => {
    await hookline?.close();
    await space?.close();
  });

  const echo = (trigger: object = {}) =>
    chain(['webhook', trigger], ['transform', { mode: 'expression', expression: 'trigger.body' }]);

  const eventsOf = async (workflow: WorkflowResponse, filter = '') =>
    (await hookline.api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${workflow.id}&limit=200${filter}`))
      .items;

  /** A workflow that is not published, with so many events. */
  async function captured(name: string, count: number) {
    const workflow = await create(name, echo());
    for (let n = 0; n < count; n++) await send(urlOf(workflow), { n });
    return { workflow, events: await eventsOf(workflow) };
  }

  const replayAll = (request: object) => hookline.api<StartedReplayResponse>('POST', '/events/replay', request);

  const ended = (id: string): Promise<ReplayResponse> =>
    vi.waitFor(async () => {
      const replay = await hookline.api<ReplayResponse>('GET', `/replays/${id}`);
      expect(replay.finishedAt).not.toBeNull();
      return replay;
    }, WAIT);

  const outputs = async (runs: readonly RunSummaryResponse[]): Promise<unknown[]> =>
    Promise.all(
      runs.map(async ({ id }) => (await hookline.api<RunResponse>('GET', `/runs/${id}`)).steps.at(-1)?.output),
    );

  test('runs one again, and says of its run that it was replayed', async () => {
    const workflow = await create('One', echo());
    await publish(workflow.id);
    await send(urlOf(workflow), { n: 1 });
    const [first] = await finishedRuns(workflow.id, 1);
    const { runId, runIds } = await hookline.api<ReplayedEventResponse>('POST', `/events/${first?.eventId}/replay`);
    expect(runIds).toEqual([runId]);
    const runs = await finishedRuns(workflow.id, 2);
    expect(runs).toMatchObject([
      { id: runId, replayed: true, mode: 'production', status: 'succeeded' },
      { id: first?.id, replayed: false },
    ]);
    expect(await hookline.api('GET', `/runs/${runId}`)).toMatchObject({ replayed: true });
    expect(await eventsOf(workflow)).toMatchObject([{ verdict: 'run', runIds: [runId, first?.id] }]);
  });

  test('runs each event of a request again', async () => {
    const workflow = await create('Batch', echo({ provider: 'sendgrid' }));
    await publish(workflow.id);
    await send(urlOf(workflow), [
      { event: 'open', sg_event_id: 'a' },
      { event: 'click', sg_event_id: 'b' },
    ]);
    await finishedRuns(workflow.id, 2);
    const [event] = await eventsOf(workflow);
    const { runId, runIds } = await hookline.api<ReplayedEventResponse>('POST', `/events/${event?.id}/replay`);
    expect(runIds).toHaveLength(2);
    expect(runIds[0]).toBe(runId);
    const runs = await finishedRuns(workflow.id, 4);
    const again = await outputs(runs.filter(({ id }) => runIds.includes(id)));
    expect(again).toEqual(expect.arrayContaining([expect.objectContaining({ event: 'open' })]));
    expect(again).toEqual(expect.arrayContaining([expect.objectContaining({ event: 'click' })]));
  });

  test('tries the draft, also where nothing is published', async () => {
    const { workflow, events } = await captured('Draft', 2);
    const path = `/events/${events[0]?.id}/replay`;
    expect(await hookline.ask('POST', path)).toMatchObject({
      status: 409,
      body: { code: 'workflow.not-published', detail: expect.stringContaining('Or choose the draft.') },
    });
    const { runId } = await hookline.api<ReplayedEventResponse>('POST', path, { target: 'draft' });
    const { replayId, total } = await replayAll({ filter: { workflowId: workflow.id }, target: 'draft' });
    expect(total).toBe(2);
    expect(await ended(replayId)).toMatchObject({ status: 'done', target: 'draft', done: 2, failed: 0 });
    const runs = await finishedRuns(workflow.id, 3);
    expect(runs.map(({ id }) => id)).toContain(runId);
    for (const run of runs)
      expect(run).toMatchObject({ mode: 'test', version: null, replayed: true, status: 'succeeded' });
    expect(await outputs(runs)).toEqual(expect.arrayContaining([{ n: 0 }, { n: 1 }]));
  });

  test('says why an event cannot be run again', async () => {
    const { workflow, events } = await captured('Cannot', 1);
    const replay = () => hookline.ask('POST', `/events/${events[0]?.id}/replay`);
    const other = chain(['manual', {}, { id: 'other', key: 'other' }]);
    const off = echo().nodes.map((node) => ({ ...node, disabled: node.id === 'n0' }));
    const save = (graph: object, revision: number) =>
      hookline.api('PUT', `/workflows/${workflow.id}/draft`, { graph, revision });
    await save({ ...echo(), nodes: [...off, ...other.nodes] }, 1);
    await publish(workflow.id);
    expect(await replay()).toMatchObject({
      status: 409,
      body: {
        code: 'workflow.no-trigger',
        detail: 'The trigger that this event came to is disabled in the published version.',
      },
    });
    await save(other, 2);
    await publish(workflow.id);
    expect(await replay()).toMatchObject({
      status: 409,
      body: {
        code: 'workflow.no-trigger',
        detail: 'The published version does not have the trigger that this event came to.',
      },
    });
    await hookline.api('DELETE', `/workflows/${workflow.id}`);
    expect(await replay()).toMatchObject({ status: 409, body: { code: 'workflow.deleted' } });
    for (const id of ['x', NOBODY])
      expect(await hookline.ask('POST', `/events/${id}/replay`, { target: 'draft' })).toMatchObject({ status: 404 });
  });

  test('replays what fits the filter, each event once, the oldest first, at the pace that was asked for', async () => {
    const { workflow, events } = await captured('Many', 30);
    await publish(workflow.id);
    await send(urlOf(workflow), { n: 'already run' });
    const begun = performance.now();
    const filter = { workflowId: workflow.id, verdict: 'captured' };
    const { replayId, total } = await replayAll({ filter, perSecond: 20 });
    expect(total).toBe(30);
    const replay = await ended(replayId);
    expect(performance.now() - begun).toBeGreaterThan(800);
    expect(replay).toMatchObject({ status: 'done', total: 30, done: 30, failed: 0, failures: [], perSecond: 20 });
    const runs = (await finishedRuns(workflow.id, 31)).filter(({ replayed }) => replayed);
    expect(runs.map(({ eventId }) => eventId)).toEqual(events.map(({ id }) => id));
    expect(await outputs(runs.slice(0, 1))).toEqual([{ n: 29 }]);
    expect(await eventsOf(workflow, '&verdict=captured')).toHaveLength(30);
  });

  test('leaves out what was refused, filtered or came before, unless it is asked for', async () => {
    const workflow = await create(
      'Mixed',
      echo({
        duplicates: { key: '{{ trigger.body.n }}' },
        filter: { combinator: 'and', rules: [{ left: '{{ trigger.body.n }}', operator: 'less-than', right: 10 }] },
      }),
    );
    await publish(workflow.id);
    for (const n of [1, 1, 2, 99]) await send(urlOf(workflow), { n });
    await fetch(urlOf(workflow), { method: 'PUT', body: '{}' });
    const replayed = async (filter: object) =>
      (await replayAll({ filter: { workflowId: workflow.id, ...filter } })).total;
    expect(await replayed({})).toBe(2);
    expect(await replayed({ verdict: 'duplicate' })).toBe(1);
    expect(await replayed({ verdict: 'filtered' })).toBe(1);
    expect(await replayed({ q: 'nowhere', verdict: 'filtered' }).catch(String)).toContain('replay.empty');
  });

  test('replays chosen events, and tells which could not be and why', async () => {
    const { workflow, events } = await captured('Chosen', 3);
    await publish(workflow.id);
    const ids = [events[0]?.id, events[2]?.id, NOBODY, events[0]?.id];
    const { replayId, total } = await replayAll({ ids });
    expect(total).toBe(3);
    const failures = [{ eventId: NOBODY, reason: `There is no event ${NOBODY}.` }];
    expect(await ended(replayId)).toMatchObject({ status: 'done', done: 2, failed: 1, failures });
    const hopeless = await replayAll({ ids: [NOBODY] });
    expect(await ended(hopeless.replayId)).toMatchObject({ status: 'failed', done: 0, failed: 1, failures });
    const { items } = await hookline.api<{ items: ReplayResponse[] }>('GET', '/replays');
    expect(items.slice(0, 2).map(({ id }) => id)).toEqual([hopeless.replayId, replayId]);
  });

  test('ends when it is cancelled', async () => {
    const { workflow } = await captured('Cancelled', 5);
    await publish(workflow.id);
    const { replayId } = await replayAll({ filter: { workflowId: workflow.id }, perSecond: 1 });
    await vi.waitFor(async () => {
      expect(await hookline.api('GET', `/replays/${replayId}`)).toMatchObject({ status: 'running', done: 1 });
    }, WAIT);
    const cancelled = await hookline.api<ReplayResponse>('POST', `/replays/${replayId}/cancel`);
    expect(cancelled).toMatchObject({ status: 'cancelled', total: 5, finishedAt: expect.any(String) });
    expect(await hookline.ask('POST', `/replays/${replayId}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'replay.ended' },
    });
    // Another one that begins after it shows that turns go by.
    await ended((await replayAll({ filter: { workflowId: workflow.id }, perSecond: 100 })).replayId);
    expect(await hookline.api('GET', `/replays/${replayId}`)).toEqual(cancelled);
  });

  test.each([
    ['both', { ids: [NOBODY], filter: {} }],
    ['neither', {}],
    ['no pace', { ids: [NOBODY], perSecond: 0 }],
    ['too many ids', { ids: Array.from({ length: 1001 }, () => NOBODY) }],
    ['no id', { ids: ['x'] }],
    ['no verdict of ours', { filter: { verdict: 'lost' } }],
  ])('refuses %s', async (_, request) => {
    expect(await hookline.ask('POST', '/events/replay', request)).toMatchObject({
      status: 422,
      body: { code: 'request.wrong' },
    });
  });

  test('knows no replay by another name', async () => {
    for (const id of ['x', NOBODY]) {
      expect(await hookline.ask('GET', `/replays/${id}`)).toMatchObject({
        status: 404,
        body: { code: 'replay.not-found' },
      });
      expect((await hookline.ask('POST', `/replays/${id}/cancel`)).status).toBe(404);
    }
  });

  test('makes no second run when progress is lost after the runs', async () => {
    const { workflow } = await captured('Twice', 4);
    await publish(workflow.id);
    const { replayId } = await replayAll({ filter: { workflowId: workflow.id } });
    await ended(replayId);
    await query(space, `update replays set status = 'running', done = 0, finished_at = null where id = $1`, [replayId]);
    expect(await ended(replayId)).toMatchObject({ status: 'done', done: 4 });
    expect(await finishedRuns(workflow.id, 4)).toHaveLength(4);
  });
});
