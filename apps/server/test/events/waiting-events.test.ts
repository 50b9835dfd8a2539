import type {
  EventSummaryResponse,
  LedgerResponse,
  LeftEventsResponse,
  Page,
  ReplayResponse,
  ReplayedEventResponse,
  StartedReplayResponse,
  WorkflowResponse,
  WorkflowSummaryResponse,
} from '@hookline/contracts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chain } from '../setup/graphs.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { WAIT, send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

let space: TestSpace;
let hookline: TestHookline;
const { create, publish, runsOf, finishedRuns } = workflowCalls(() => hookline);

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres');
});

afterAll(async () => {
  await hookline?.close();
  await space?.close();
});

const echo = () => chain(['webhook', {}], ['transform', { mode: 'expression', expression: 'trigger.body' }]);

const eventsOf = async ({ id }: Pick<WorkflowResponse, 'id'>, filter = ''): Promise<EventSummaryResponse[]> =>
  (await hookline.api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${id}&limit=200${filter}`)).items;

const reasonsOf = async (workflow: WorkflowResponse): Promise<(string | null)[]> => [
  ...new Set((await eventsOf(workflow)).map(({ reason }) => reason)),
];

/** The ledger keeps its answer for two seconds, by its question. */
let asked = 0;
async function waitingOf({
  id,
}: WorkflowResponse): Promise<{ list: number | undefined; ledger: number; inbox: number }> {
  const from = new Date(Date.now() - 60_000 - asked++).toISOString();
  const [{ items }, ledger, inbox] = await Promise.all([
    hookline.api<{ items: WorkflowSummaryResponse[] }>('GET', '/workflows'),
    hookline.api<LedgerResponse>('GET', `/ledger?workflowId=${id}&from=${from}`),
    eventsOf({ id }, '&outstanding=waiting'),
  ]);
  const list = items.find((workflow) => workflow.id === id)?.keptEvents;
  return { list, ledger: ledger.waiting, inbox: inbox.length };
}

const all = (count: number) => ({ list: count, ledger: count, inbox: count });

const runWaiting = (workflow: WorkflowResponse, request: object = {}) =>
  hookline.ask<StartedReplayResponse>('POST', '/events/replay', {
    filter: { workflowId: workflow.id, outstanding: 'waiting' },
    ...request,
  });

const ended = (id: string): Promise<ReplayResponse> =>
  vi.waitFor(async () => {
    const replay = await hookline.api<ReplayResponse>('GET', `/replays/${id}`);
    expect(replay.finishedAt).not.toBeNull();
    return replay;
  }, WAIT);

async function held(name: string, count: number): Promise<WorkflowResponse> {
  const workflow = await create(name, echo());
  await publish(workflow.id);
  await hookline.api('POST', `/workflows/${workflow.id}/pause`);
  for (let n = 0; n < count; n++) await send(urlOf(workflow), { n });
  return workflow;
}

const resume = ({ id }: WorkflowResponse) => hookline.api('POST', `/workflows/${id}/resume`);

test('counts what came during a pause until each of them has run', async () => {
  const workflow = await held('Paused', 6);
  expect(await waitingOf(workflow)).toEqual(all(6));
  expect(await reasonsOf(workflow)).toEqual(['The workflow is paused']);
  await resume(workflow);
  expect(await waitingOf(workflow)).toEqual(all(6));
  expect(await reasonsOf(workflow)).toEqual(['Came while paused, and waits to be run']);

  await hookline.api<ReplayedEventResponse>('POST', `/events/${(await eventsOf(workflow))[0]?.id}/replay`);
  expect(await waitingOf(workflow)).toEqual(all(5));
  const { body } = await runWaiting(workflow);
  expect(body.total).toBe(5);
  expect(await ended(body.replayId)).toMatchObject({ status: 'done', done: 5, failed: 0 });
  expect(await finishedRuns(workflow.id, 6)).toHaveLength(6);
  expect(await waitingOf(workflow)).toEqual(all(0));
  expect(await reasonsOf(workflow)).toEqual(['Came while paused, and was run later']);
  expect(await runWaiting(workflow)).toMatchObject({ status: 422, body: { code: 'replay.empty' } });
});

test('counts what came before there was a version, and goes on counting while only the draft tries it', async () => {
  const workflow = await create('Captured', echo());
  for (let n = 0; n < 3; n++) await send(urlOf(workflow), { n });
  expect(await reasonsOf(workflow)).toEqual(['Nothing is published yet']);
  const tried = await runWaiting(workflow, { target: 'draft' });
  await ended(tried.body.replayId);
  await publish(workflow.id);
  expect(await waitingOf(workflow)).toEqual(all(3));
  expect(await reasonsOf(workflow)).toEqual(['Came before publishing, and waits to be run']);
  const { body } = await runWaiting(workflow);
  await ended(body.replayId);
  expect(await waitingOf(workflow)).toEqual(all(0));
});

test('runs each of them once when two people ask at the same time', async () => {
  const workflow = await held('Twice', 4);
  await resume(workflow);
  const answers = await Promise.all([runWaiting(workflow, { perSecond: 1 }), runWaiting(workflow, { perSecond: 1 })]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409]);
  const started = answers.find(({ status }) => status === 202)?.body.replayId ?? '';
  await hookline.api('POST', `/events/${(await eventsOf(workflow))[0]?.id}/replay`);
  expect(await ended(started)).toMatchObject({ status: 'done', total: 4, done: 4 });
  expect(await finishedRuns(workflow.id, 4)).toHaveLength(4);
});

test('goes on counting what a stopped replay has not come to', async () => {
  const workflow = await held('Stopped', 3);
  await resume(workflow);
  const { body } = await runWaiting(workflow, { perSecond: 1 });
  await vi.waitFor(async () => expect((await runsOf(workflow.id)).items).not.toHaveLength(0), WAIT);
  const stopped = await hookline.api<ReplayResponse>('POST', `/replays/${body.replayId}/cancel`);
  expect(stopped.done).toBeLessThan(3);
  expect(await waitingOf(workflow)).toEqual(all(3 - stopped.done));
  const again = await runWaiting(workflow);
  await ended(again.body.replayId);
  expect(await finishedRuns(workflow.id, 3)).toHaveLength(3);
});

test('asks no more about what a person leaves as it is', async () => {
  const workflow = await held('Left', 2);
  const other = await held('Not left', 1);
  expect(await hookline.api<LeftEventsResponse>('POST', '/events/leave', { workflowId: workflow.id })).toEqual({
    left: 2,
  });
  expect(await waitingOf(workflow)).toEqual(all(0));
  expect(await waitingOf(other)).toEqual(all(1));
  expect(await reasonsOf(workflow)).toEqual(['Came while paused, and was left as it is']);
  expect(await hookline.ask('POST', '/events/leave', { workflowId: 'x\0' })).toMatchObject({ status: 422 });
});

test('lists the events that the ledger misses a run of', async () => {
  const workflow = await create('Without', echo());
  await publish(workflow.id);
  for (const n of [1, 2]) await send(urlOf(workflow), { n });
  const [run] = await finishedRuns(workflow.id, 2);
  expect(await eventsOf(workflow, '&outstanding=without-run')).toEqual([]);
  await query(space, 'delete from runs where id = $1', [run?.id]);
  expect(await eventsOf(workflow, '&outstanding=without-run')).toMatchObject([{ id: run?.eventId, verdict: 'run' }]);
});

test('makes no version of a draft that is live already', async () => {
  const workflow = await create('Same', echo());
  const live = () => hookline.api<{ version: number }>('POST', `/workflows/${workflow.id}/publish`, {});
  expect([await live(), await live()]).toEqual([{ version: 1 }, { version: 1 }]);
  const { nodes, ...graph } = workflow.draft.graph;
  const changed = { ...graph, nodes: nodes.map((node) => ({ ...node, name: `${node.name} 2` })) };
  await hookline.api('PUT', `/workflows/${workflow.id}/draft`, { graph: changed, revision: 1 });
  expect(await live()).toEqual({ version: 2 });
});
