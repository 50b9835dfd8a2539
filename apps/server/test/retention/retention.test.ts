import type { LedgerResponse, Page, RunResponse, RunSummaryResponse, WorkflowResponse } from '@hookline/contracts';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Retention } from '../../src/modules/retention/index.js';
import { listWeeksBefore, weekOf } from '../../src/platform/database/partitions.js';
import { createPool } from '../../src/platform/database/pool.js';
import { newId } from '../../src/platform/ids/uuid.js';
import type { PeriodicTasks } from '../../src/platform/tasks/periodic-tasks.js';
import { chain } from '../setup/graphs.js';
import { daysAgo, makeOld, moveBack } from '../setup/old-runs.js';
import { startTasksOf } from '../setup/start-tasks-of.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { WAIT, send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

let space: TestSpace;
let hookline: TestHookline;
let pool: Pool;
const passing: PeriodicTasks[] = [];
const { create, publish, finishedRuns } = workflowCalls(() => hookline);

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres', { RETENTION_DAYS: '0' });
  pool = createPool(space.databaseUrl, 5);
});

const endPass = () => Promise.all(passing.splice(0).map((each) => each.close()));

afterEach(endPass);

afterAll(async () => {
  await pool?.end();
  await hookline?.close();
  await space?.close();
});

/** Begins a pass, as a start of the process does. */
async function letGo(days: number): Promise<void> {
  await endPass();
  const settings = { RETENTION_DAYS: days };
  passing.push(startTasksOf(new Retention({ pool, logger: pino({ level: 'silent' }), settings }), pool));
}

async function workflowWithRuns(name: string, count: number, settings: object = {}) {
  const graph = {
    ...chain(['webhook', {}], ['transform', { mode: 'expression', expression: 'trigger.body' }]),
    settings,
  };
  const workflow = await create(name, graph);
  await publish(workflow.id);
  for (let n = 0; n < count; n++) await send(urlOf(workflow), { n });
  return { workflow, runs: await finishedRuns(workflow.id, count) };
}

const idOf = (runs: readonly RunSummaryResponse[], place: number): string => runs[place]?.id ?? '';

const statuses = async (paths: readonly string[]): Promise<number[]> =>
  Promise.all(paths.map(async (path) => (await hookline.ask('GET', path)).status));

/** The statuses of what became of a run: its page and its event's. */
const pagesOf = ({ runId, eventId }: { runId: string; eventId: string }) => [`/runs/${runId}`, `/events/${eventId}`];

const oldWeeks = () => listWeeksBefore(pool, weekOf(daysAgo(30).getTime()));

/** As if the run had never begun. Without a due time, or the sweep after the start would give it a job. */
const makeUnfinished = async (runId: string) => {
  await pool.query('delete from steps where run_id = $1', [runId]);
  await pool.query(
    `update runs set status = 'queued', revision = 0, finished_at = null, error = null, due_at = null where id = $1`,
    [runId],
  );
};

test('drops a week of events, runs and steps once all of it is old, and says so to who looks for them', async () => {
  const { workflow, runs } = await workflowWithRuns('Old weeks', 2);
  const old = await makeOld(pool, idOf(runs, 1), 60);
  await pool.query(`insert into callbacks (run_id, node_id, body, query) values ($1, 'n1', '', '')`, [old.runId]);
  expect(await statuses(pagesOf(old))).toEqual([200, 200]);
  await letGo(30);
  await vi.waitFor(async () => expect(await oldWeeks()).toEqual([]), WAIT);
  for (const path of pagesOf(old)) {
    expect(await hookline.ask('GET', path)).toMatchObject({
      status: 404,
      body: { code: expect.stringMatching(/\.not-found$/), detail: expect.stringMatching(/^There is no (run|event) /) },
    });
  }
  expect((await pool.query('select 1 from callbacks')).rows).toEqual([]);
  const { items } = await hookline.api<Page<RunSummaryResponse>>('GET', `/runs?workflowId=${workflow.id}`);
  expect(items.map((run) => run.id)).toEqual([idOf(runs, 0)]);
  expect(await hookline.api<LedgerResponse>('GET', '/ledger?from=2020-01-01T00:00:00Z')).toMatchObject({
    balanced: true,
  });
});

test('keeps an unfinished run and its event however old, lets go of the rest around it, and lets it finish', async () => {
  const { runs } = await workflowWithRuns('Unfinished', 2);
  const unfinished = await makeOld(pool, idOf(runs, 0), 60);
  const finished = await makeOld(pool, idOf(runs, 1), 60);
  await makeUnfinished(unfinished.runId);
  await letGo(30);
  await vi.waitFor(async () => expect(await statuses(pagesOf(finished))).toEqual([404, 404]), WAIT);
  expect(await statuses(pagesOf(unfinished))).toEqual([200, 200]);
  await pool.query('update runs set due_at = now() where id = $1', [unfinished.runId]);
  await vi.waitFor(async () => {
    const run = await hookline.api<RunResponse>('GET', `/runs/${unfinished.runId}`);
    expect(run).toMatchObject({ status: 'succeeded', steps: [{}, { output: { n: 1 } }] });
  }, WAIT);
  await letGo(30);
  await vi.waitFor(async () => expect(await oldWeeks()).toEqual([]), WAIT);
  expect(await statuses(pagesOf(unfinished))).toEqual([404, 404]);
});

test('keeps an old event that an unfinished run of today needs, and shows a finished run whose event is gone', async () => {
  const { runs } = await workflowWithRuns('Replayed', 1);
  const old = await makeOld(pool, idOf(runs, 0), 60);
  const { runId } = await hookline.api<{ runId: string }>('POST', `/events/${old.eventId}/replay`);
  await vi.waitFor(async () => {
    expect(await hookline.api('GET', `/runs/${runId}`)).toMatchObject({ status: 'succeeded' });
  }, WAIT);
  await pool.query(`update runs set status = 'held', due_at = now() + interval '1 day' where id = $1`, [runId]);
  await letGo(30);
  await vi.waitFor(async () => expect(await statuses(pagesOf(old))).toEqual([404, 200]), WAIT);
  await pool.query(`update runs set status = 'succeeded', due_at = null where id = $1`, [runId]);
  await letGo(30);
  await vi.waitFor(async () => expect(await oldWeeks()).toEqual([]), WAIT);
  expect(await hookline.api('GET', `/runs/${runId}`)).toMatchObject({ status: 'succeeded', eventId: old.eventId });
});

test('lets go of what lies in the default partition', async () => {
  const { runs } = await workflowWithRuns('Default', 1);
  const old = await moveBack(pool, idOf(runs, 0), 300);
  expect((await pool.query('select id from runs_default')).rows).toEqual([{ id: old.runId }]);
  await letGo(30);
  await vi.waitFor(async () => expect(await statuses(pagesOf(old))).toEqual([404, 404]), WAIT);
  expect((await pool.query('select 1 from steps where run_id = $1', [old.runId])).rows).toEqual([]);
});

test('keeps less of a workflow that says so, with its iterations, and nothing less of others', async () => {
  const short = await workflowWithRuns('Short', 3, { retentionDays: 7 });
  const long = await workflowWithRuns('Long', 1);
  const [gone, looping] = [await makeOld(pool, idOf(short.runs, 1), 10), await makeOld(pool, idOf(short.runs, 2), 10)];
  const other = await makeOld(pool, idOf(long.runs, 0), 10);
  const iterations = [await addIteration(gone.runId), await addIteration(looping.runId)];
  await pool.query(`update runs set status = 'running', due_at = now() + interval '1 hour' where id = $1`, [
    looping.runId,
  ]);
  await letGo(0);
  await vi.waitFor(async () => expect(await statuses(pagesOf(gone))).toEqual([404, 404]), WAIT);
  expect(await statuses([looping, other].flatMap(pagesOf))).toEqual([200, 200, 200, 200]);
  expect(await statuses([`/runs/${idOf(short.runs, 0)}`])).toEqual([200]);
  const left = await pool.query<{ id: string }>('select id from runs where id = any($1)', [iterations]);
  expect(left.rows.map((row) => row.id)).toEqual([iterations[1]]);
  expect(
    (await pool.query('select run_id from steps where run_id = any($1)', [[gone.runId, iterations[0]]])).rows,
  ).toEqual([]);
  await hookline.api('POST', `/runs/${looping.runId}/cancel`);
});

test('keeps less also beside a draft that PostgreSQL will not look into', async () => {
  const odd = chain(['webhook', {}, { note: 'a\0b', name: '\ud800' }]);
  await create('Odd', { ...odd, settings: { retentionDays: 5 } });
  const { runs } = await workflowWithRuns('Beside', 1, { retentionDays: 7 });
  const old = await makeOld(pool, idOf(runs, 0), 10);
  await letGo(0);
  await vi.waitFor(async () => expect(await statuses(pagesOf(old))).toEqual([404, 404]), WAIT);
});

/** A finished run of a loop, in its parent's partition. */
async function addIteration(parentId: string): Promise<string> {
  const id = parentId.slice(0, 14) + newId().slice(14);
  await pool.query(
    `insert into runs (id, workflow_id, version_id, trigger_node_id, mode, input, status, started_at, finished_at,
       parent_run_id, parent_node_id, item_index, depth)
     select $2, workflow_id, version_id, 'n1', mode, '{}', 'succeeded', started_at, finished_at, id, 'n1', 0, 1
     from runs where id = $1`,
    [parentId, id],
  );
  await pool.query(`insert into steps (run_id, node_id, status, attempts) values ($1, 'n1', 'succeeded', '[]')`, [id]);
  return id;
}

test('holds up nobody while somebody else is reading, and drops the week when they are done', async () => {
  const { workflow, runs } = await workflowWithRuns('Busy', 1);
  await makeOld(pool, idOf(runs, 0), 60);
  const reader = await pool.connect();
  await reader.query('begin');
  await reader.query('select count(*) from events');
  await letGo(30);
  const slowest = Math.max(...(await sendFor(1500, workflow)));
  expect(await oldWeeks()).not.toEqual([]);
  await reader.query('commit');
  reader.release();
  expect(slowest).toBeLessThan(1500);
  await vi.waitFor(async () => expect(await oldWeeks()).toEqual([]), WAIT);
});

test('outlives a connection that breaks, and does its work the next time', async () => {
  const { runs } = await workflowWithRuns('Broken', 1);
  await makeOld(pool, idOf(runs, 0), 60);
  const reader = await pool.connect();
  await reader.query('begin');
  await reader.query('select count(*) from events');
  await letGo(30);
  await vi.waitFor(async () => {
    const { rows } = await pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 7204102
        and database = (select oid from pg_database where datname = current_database())`,
    );
    expect(rows).toHaveLength(1);
  }, WAIT);
  await reader.query('commit');
  reader.release();
  await letGo(30);
  await vi.waitFor(async () => expect(await oldWeeks()).toEqual([]), WAIT);
});

async function sendFor(milliseconds: number, workflow: WorkflowResponse): Promise<number[]> {
  const times: number[] = [];
  for (const begun = performance.now(); performance.now() - begun < milliseconds;) {
    const sent = performance.now();
    expect((await send(urlOf(workflow), {})).status).toBe(200);
    times.push(performance.now() - sent);
  }
  return times;
}

test('lets go of a tested draft that no run refers to, and keeps the others', async () => {
  const workflow = await create('Tested', chain(['manual', {}]));
  const { runId } = await hookline.api<{ runId: string }>('POST', `/workflows/${workflow.id}/test`, {});
  await vi.waitFor(async () => {
    expect(await hookline.api('GET', `/runs/${runId}`)).toMatchObject({ status: 'succeeded' });
  }, WAIT);
  const graph = JSON.stringify(workflow.draft.graph);
  const unused = newId();
  await pool.query(`insert into versions (id, workflow_id, graph) values ($1, $2, $3)`, [unused, workflow.id, graph]);
  await pool.query(`update versions set created_at = now() - interval '2 days' where workflow_id = $1`, [workflow.id]);
  await letGo(0);
  await vi.waitFor(async () => {
    expect((await pool.query('select 1 from versions where id = $1', [unused])).rows).toEqual([]);
  }, WAIT);
  expect(await statuses([`/runs/${runId}`])).toEqual([200]);
});
