import type {
  EventResponse,
  EventSummaryResponse,
  LedgerResponse,
  Page,
  ReplayedEventResponse,
  RunResponse,
  WorkflowResponse,
} from '@hookline/contracts';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { RunStarter } from '../../src/modules/engine/index.js';
import { ScheduleWorker, planSchedules } from '../../src/modules/schedules/index.js';
import { createPool } from '../../src/platform/database/pool.js';
import { chain } from '../setup/graphs.js';
import { createManualQueue } from '../setup/manual-queue.js';
import { ANY_BACKEND, startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { WAIT, workflowCalls } from '../setup/workflow-calls.js';

const logger = pino({ level: 'fatal' });
const live = { publish: () => undefined, subscribe: () => () => undefined, close: async () => undefined };

/** The year 2040, in which the worker of Hookline itself finds nothing due. */
describe.each(ANY_BACKEND)('schedules, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline;
  let pool: Pool;
  const { create, publish, finishedRuns } = workflowCalls(() => hookline);

  beforeAll(async () => {
    space = await openTestSpace();
    hookline = await startTestHookline(space, backend);
    pool = createPool(space.databaseUrl, 8);
  });

  afterAll(async () => {
    await pool?.end();
    await hookline?.close();
    await space?.close();
  });

  /** Otherwise the clocks of later tests would go over the schedules of earlier ones. */
  afterEach(() => query(space, 'delete from schedules'));

  /** A worker of another process, by a clock of its own. Its queue loses every job. */
  const workerAt = (now: string, log = logger): ScheduleWorker =>
    new ScheduleWorker({
      pool,
      runs: new RunStarter(pool, createManualQueue().open(), logger),
      live,
      logger: log,
      now: () => new Date(now),
    });
  const pass = (now: string): Promise<void> => workerAt(now).pass();

  const echo = (config: object) =>
    chain(['schedule', config], ['transform', { mode: 'expression', expression: 'trigger' }]);

  /** A published schedule, planned for a time. */
  async function planned(name: string, config: object, at: string): Promise<WorkflowResponse> {
    const workflow = await create(name, echo(config));
    await publish(workflow.id);
    await query(space, 'update schedules set next_at = $2 where workflow_id = $1', [workflow.id, at]);
    return workflow;
  }

  async function republish({ id }: WorkflowResponse, graph: object): Promise<void> {
    const { draft } = await hookline.api<WorkflowResponse>('GET', `/workflows/${id}`);
    await hookline.api('PUT', `/workflows/${id}/draft`, { graph, revision: draft.revision });
    await publish(id);
  }

  const nextOf = async ({ id }: WorkflowResponse): Promise<string | undefined> => {
    const { rows } = await query(space, 'select next_at from schedules where workflow_id = $1', [id]);
    const [row] = rows;
    return row?.['next_at'] instanceof Date ? row['next_at'].toISOString() : undefined;
  };

  const eventsOf = async ({ id }: WorkflowResponse) =>
    (await hookline.api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${id}&limit=200`)).items;

  /** Which times made a run, in order. */
  const firedOf = async (workflow: WorkflowResponse) =>
    (await eventsOf(workflow)).map((event) => event.eventId).toReversed();

  const daily = { rules: [{ every: 'days', at: '09:00' }], timezone: 'Europe/Berlin' };

  test('make a run of each time, and its event and the books show it', async () => {
    const workflow = await planned('Daily', daily, '2040-01-10T08:00:00Z');
    await pass('2040-01-10T07:59:59.999Z');
    expect(await eventsOf(workflow)).toEqual([]);
    await pass('2040-01-10T08:00:00.250Z');
    await pass('2040-01-10T08:00:01.250Z');
    const [event, ...more] = await eventsOf(workflow);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ verdict: 'run', type: 'schedule', source: 'schedule', method: '', answered: 0 });
    expect(await nextOf(workflow)).toBe('2040-01-11T08:00:00.000Z');
    await query(space, 'update runs set due_at = clock_timestamp() where workflow_id = $1', [workflow.id]);
    const [run] = await finishedRuns(workflow.id, 1);
    const output = { scheduledFor: '2040-01-10T08:00:00.000Z', firedAt: '2040-01-10T08:00:00.250Z', rule: 1 };
    const { steps } = await hookline.api<RunResponse>('GET', `/runs/${run?.id}`);
    expect(steps.map((step) => step.output)).toEqual([output, output]);
    expect(run).toMatchObject({ triggerType: 'schedule', subject: 'schedule 2040-01-10T08:00:00Z' });
    expect(await hookline.api<EventResponse>('GET', `/events/${event?.id}`)).toMatchObject({
      parsed: output,
      bodyProblem: null,
      looksLike: null,
    });
    const ledger = await hookline.api<LedgerResponse>('GET', `/ledger?workflowId=${workflow.id}`);
    expect(ledger).toMatchObject({ accepted: 1, verdicts: { run: 1 }, unaccounted: 0, balanced: true });
  });

  test('fire once, however many workers look at the same moment', async () => {
    const name = (n: number) => planned(`Crowd ${n}`, daily, '2040-02-01T08:00:00Z');
    const workflows = await Promise.all(Array.from({ length: 12 }, (_, n) => name(n)));
    const workers = Array.from({ length: 4 }, () => workerAt('2040-02-01T08:00:00.100Z'));
    await Promise.all(workers.map((worker) => worker.pass()));
    const fired = await Promise.all(workflows.map(firedOf));
    expect(fired).toEqual(workflows.map(() => ['2040-02-01T08:00:00Z']));
  });

  test('fire once even when the table says again what has been', async () => {
    const workflow = await planned('Again', daily, '2040-02-10T08:00:00Z');
    await pass('2040-02-10T08:00:00Z');
    await query(space, 'update schedules set next_at = $2 where workflow_id = $1', [
      workflow.id,
      '2040-02-10T08:00:00Z',
    ]);
    await pass('2040-02-10T08:00:05Z');
    const events = await eventsOf(workflow);
    expect(events.map(({ verdict, runIds }) => [verdict, runIds.length])).toEqual([
      ['duplicate', 0],
      ['run', 1],
    ]);
  });

  test.each([
    ['once', ['2040-03-10T10:45:00Z']],
    ['skip', []],
  ])('of a pause of days make up for the last time, or for none: %s', async (missed, fired) => {
    const rules = [{ cron: '45 8-11 * * *' }];
    const workflow = await planned(
      `Missed ${missed}`,
      { rules, timezone: 'Europe/Berlin', missed },
      '2040-03-01T07:45:00Z',
    );
    await pass('2040-03-10T14:00:00Z');
    await pass('2040-03-10T14:00:01Z');
    expect(await firedOf(workflow)).toEqual(fired);
    expect(await nextOf(workflow)).toBe('2040-03-11T07:45:00.000Z');
  });

  test.each(['once', 'skip'])('of a moment away fire all the same, each of them: %s', async (missed) => {
    const config = { rules: [{ cron: '*/20 * * * * *' }], missed };
    const workflow = await planned(`Moment ${missed}`, config, '2040-03-15T08:00:00Z');
    await pass('2040-03-15T08:00:45Z');
    expect(await firedOf(workflow)).toEqual(['2040-03-15T08:00:00Z', '2040-03-15T08:00:20Z', '2040-03-15T08:00:40Z']);
  });

  test.each([
    ['Europe/Berlin', '2040-03-24', ['2040-03-24T01:30', '2040-03-25T01:30', '2040-03-26T00:30']],
    ['Europe/Berlin', '2040-10-27', ['2040-10-27T00:30', '2040-10-28T00:30', '2040-10-29T01:30']],
    ['America/New_York', '2040-03-10', ['2040-03-10T07:30', '2040-03-11T07:30', '2040-03-12T06:30']],
    ['America/New_York', '2040-11-03', ['2040-11-03T06:30', '2040-11-04T07:30', '2040-11-05T07:30']],
  ])('at half past two in %s fire once a day when the clocks change after %s', async (timezone, day, times) => {
    const config = { rules: [{ every: 'days', at: '02:30' }], timezone };
    const workflow = await planned(`Clocks ${timezone} ${day}`, config, `${times[0]}:00Z`);
    const from = Date.parse(`${day}T00:00:00Z`);
    for (let minutes = 0; minutes <= 3 * 24 * 60; minutes += 30)
      await pass(new Date(from + minutes * 60_000).toISOString());
    expect((await firedOf(workflow)).slice(0, 3)).toEqual(times.map((time) => `${time}:00Z`));
  });

  test('of workflows that are paused, deleted, never published or switched off at the trigger fire nothing', async () => {
    const [paused, deleted] = [
      await planned('Paused', daily, '2040-04-01T07:00:00Z'),
      await planned('Deleted', daily, '2040-04-01T07:00:00Z'),
    ];
    await hookline.api('POST', `/workflows/${paused.id}/pause`);
    await hookline.api('DELETE', `/workflows/${deleted.id}`);
    const draft = await create('Draft', echo(daily));
    const graph = echo(daily);
    const off = await create('Off', {
      ...graph,
      nodes: graph.nodes.map((node, n) => ({ ...node, disabled: n === 0 })),
    });
    await hookline.ask('POST', `/workflows/${off.id}/publish`, {});
    for (const workflow of [paused, deleted, draft, off]) expect(await nextOf(workflow)).toBeUndefined();
    await pass('2040-04-01T07:00:00Z');
    for (const workflow of [paused, draft, off]) expect(await eventsOf(workflow)).toEqual([]);
  });

  test('do not fire when only the row of the workflow says that it is paused', async () => {
    const workflow = await planned('Behind', daily, '2040-04-05T07:00:00Z');
    await query(space, 'update workflows set paused_at = now() where id = $1', [workflow.id]);
    await pass('2040-04-05T07:00:00Z');
    expect(await eventsOf(workflow)).toEqual([]);
  });

  test('of a workflow that is resumed begin with the next time', async () => {
    const workflow = await planned('Resumed', daily, '2040-04-10T07:00:00Z');
    await hookline.api('POST', `/workflows/${workflow.id}/pause`);
    await republish(workflow, echo({ ...daily, missed: 'once' }));
    expect(await nextOf(workflow)).toBeUndefined();
    await hookline.api('POST', `/workflows/${workflow.id}/resume`);
    const next = await nextOf(workflow);
    expect(Date.parse(next ?? '') - Date.now()).toBeGreaterThan(0);
    expect(Date.parse(next ?? '') - Date.now()).toBeLessThan(26 * 3_600_000);
    await hookline.api('POST', `/workflows/${workflow.id}/resume`);
    expect(await nextOf(workflow)).toBe(next);
  });

  test('are planned anew when their times change, and keep their time when other steps do', async () => {
    const workflow = await planned('Changed', daily, '2040-05-01T07:00:00Z');
    const save = (graph: object) => republish(workflow, graph);
    await save(chain(['schedule', daily], ['transform', { mode: 'expression', expression: 'trigger.rule' }]));
    expect(await nextOf(workflow)).toBe('2040-05-01T07:00:00.000Z');
    await save(echo({ ...daily, rules: [{ cron: '0 0 1 1 *' }] }));
    expect(await nextOf(workflow)).toMatch(/-12-31T23:00:00.000Z$/);
    await save(chain(['manual', {}], ['transform', { mode: 'expression', expression: 'trigger' }]));
    expect(await nextOf(workflow)).toBeUndefined();
  });

  test('are planned from a version that has been restored', async () => {
    const workflow = await planned('Restored', daily, '2040-05-10T07:00:00Z');
    await hookline.api('POST', `/workflows/${workflow.id}/versions/1/restore`);
    await publish(workflow.id);
    expect(await nextOf(workflow)).toBe('2040-05-10T07:00:00.000Z');
  });

  test('refuse to be published with a cron text that has four fields', async () => {
    const workflow = await create('Four', echo({ rules: [{ cron: '* * * *' }] }));
    const { status, body } = await hookline.ask('POST', `/workflows/${workflow.id}/publish`, {});
    expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining('It has 4 fields.')]);
  });

  const rowOf = (rule: object) => JSON.stringify({ rules: [rule], timezone: 'UTC', missed: 'once' });
  const minutely = { kind: 'interval', every: 'minutes', n: 1, hour: 0, minute: 0, days: [] };

  test.each([
    '{"rules": 7}',
    'no json',
    'null',
    rowOf({ kind: 'cron', cron: '61 * * * *' }),
    ...[0.5, -1, 0, 1e308].map((n) => rowOf({ ...minutely, n })),
  ])('go on beside one whose row holds %s, which is set aside with one line in the log', async (settings) => {
    const broken = await planned('Broken', daily, '2040-06-01T06:00:00Z');
    const sound = await planned('Sound', daily, '2040-06-01T07:00:00Z');
    await query(space, 'update schedules set settings = $2 where workflow_id = $1', [broken.id, settings]);
    const lines: { workflowId?: string; nodeId?: string; err?: unknown }[] = [];
    const recorder = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) });
    for (const second of ['00', '01', '02']) await workerAt(`2040-06-01T07:00:${second}Z`, recorder).pass();
    expect(lines.filter(({ workflowId }) => workflowId === broken.id)).toEqual([
      expect.objectContaining({ level: 50, nodeId: 'n0', reason: expect.stringMatching(/./) }),
    ]);
    expect(lines.filter(({ err }) => err !== undefined)).toEqual([]);
    expect(await firedOf(sound)).toHaveLength(1);
    expect([await firedOf(broken), await nextOf(broken)]).toEqual([[], undefined]);
    await hookline.api('POST', `/workflows/${broken.id}/pause`);
    await hookline.api('POST', `/workflows/${broken.id}/resume`);
    expect(await nextOf(broken)).toMatch(/^20/);
  });

  test('are planned by the clock of the database, not by that of the process', async () => {
    const workflow = await planned('Clock', daily, '2040-06-10T07:00:00Z');
    const graph = echo({ rules: [{ every: 'minutes' }] });
    const client = await pool.connect();
    const transaction = { query: async (sql: string, values?: unknown[]) => (await client.query(sql, values)).rows };
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2050-01-01') });
    try {
      await planSchedules(transaction as never, workflow.id, graph as never);
    } finally {
      vi.useRealTimers();
      client.release();
    }
    expect(Date.parse((await nextOf(workflow)) ?? '') - Date.now()).toBeLessThan(120_000);
  });

  test('can be replayed and be the sample of a test, with the time that they had', async () => {
    const workflow = await planned('Replayed', daily, '2040-07-01T07:00:00Z');
    await pass('2040-07-01T07:00:00Z');
    const [event] = await eventsOf(workflow);
    const { body } = await hookline.ask('GET', `/events/${event?.id}/curl`);
    expect(body).toMatchObject({ code: 'event.no-request' });
    const { runId } = await hookline.api<ReplayedEventResponse>('POST', `/events/${event?.id}/replay`, {});
    const test = await hookline.api<{ runId: string }>('POST', `/workflows/${workflow.id}/test`, {
      eventId: event?.id,
    });
    for (const id of [runId, test.runId]) {
      const run = await vi.waitFor(async () => {
        const found = await hookline.api<RunResponse>('GET', `/runs/${id}`);
        expect(found.status).toBe('succeeded');
        return found;
      }, WAIT);
      expect(run.steps.at(-1)?.output).toMatchObject({ scheduledFor: '2040-07-01T07:00:00.000Z' });
    }
  });

  test('begin a test without an event as if their time were now', async () => {
    const workflow = await create('Tested', echo(daily));
    const { runId } = await hookline.api<{ runId: string }>('POST', `/workflows/${workflow.id}/test`, { payload: 7 });
    const run = await vi.waitFor(async () => {
      const found = await hookline.api<RunResponse>('GET', `/runs/${runId}`);
      expect(found.status).toBe('succeeded');
      return found;
    }, WAIT);
    expect(run.steps.at(-1)?.output).toEqual({
      scheduledFor: expect.stringMatching(/^20/),
      firedAt: expect.stringMatching(/^20/),
      rule: 1,
    });
  });

  test('fire by the clock of Hookline itself', async () => {
    const workflow = await planned('Now', { rules: [{ cron: '* * * * * *' }] }, new Date().toISOString());
    const runs = await vi.waitFor(async () => {
      const found = await eventsOf(workflow);
      expect(found.length).toBeGreaterThan(1);
      return found;
    }, WAIT);
    expect(new Set(runs.map(({ eventId }) => eventId)).size).toBe(runs.length);
    await hookline.api('POST', `/workflows/${workflow.id}/pause`);
  });
});
