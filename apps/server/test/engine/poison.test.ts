/**
 * Data that cannot be stored, runs that workers fail or die with: each ends by name, and nothing beside it is held up.
 * The database itself plays what no sender should be able to cause any more: it refuses a value.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { countStuckRuns } from '../../src/modules/engine/index.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { openEngineSpace, type EngineSpace } from '../setup/engine-space.js';
import { flow } from '../setup/graphs.js';
import { createManualQueue } from '../setup/manual-queue.js';
import { WAIT } from '../setup/workflow-calls.js';

let space: EngineSpace;
const queue = createManualQueue();
const worker = queue.open();

beforeAll(async () => {
  space = await openEngineSpace();
  await space.pool.query(
    `alter table steps add constraint no_poison check (output is null or output not like '%poison%')`,
  );
  await space.startWorker(worker);
});

afterAll(() => space?.close());

const echo = () =>
  space.publish(
    flow({ start: ['manual', {}], echo: ['transform', { mode: 'expression', expression: 'input' }] }, 'start -> echo'),
  );
const rowOf = async (runId: string) => {
  const { rows } = await space.pool.query<{
    status: string;
    error: string | null;
    due_at: Date | null;
    interruptions: number;
  }>('select status, error, due_at, interruptions from runs where id = $1', [runId]);
  return rows[0];
};
const errorOf = async (runId: string) => JSON.parse((await rowOf(runId))?.error ?? 'null') as { code: string } | null;

test('a text that PostgreSQL refuses is stored with a sign in its place, and its run goes on', async () => {
  const workflow = await space.publish(
    flow(
      {
        start: ['manual', {}],
        check: [
          'filter',
          { conditions: { combinator: 'and', rules: [{ left: '{{ input.x }}', operator: 'equals', right: 'ok' }] } },
        ],
      },
      'start -> check',
    ),
  );
  const runId = await space.start(worker, workflow, { x: 'a\0b' });
  await worker.handOut(runId);
  expect(await rowOf(runId)).toMatchObject({ status: 'filtered', due_at: null });
  const parameters = { text: 'select $1::text as one, $2::text[] as many', values: ['a\0b', ['\0', 'c']] };
  expect((await space.pool.query(parameters)).rows).toEqual([{ one: 'a\ufffdb', many: ['\ufffd', 'c'] }]);
});

test('a run that cannot be stored is ended by name, and the runs committed with it are not held up', async () => {
  const workflow = await echo();
  const inputs = ['good', 'poison', 'good', 'good', 'poison', 'good', 'good', 'good'];
  const runIds = await Promise.all(inputs.map((input) => space.start(worker, workflow, { input })));
  await Promise.all(runIds.map((runId) => worker.handOut(runId)));
  const ends = await Promise.all(runIds.map(async (runId) => (await rowOf(runId))?.status));
  expect(ends).toEqual(inputs.map((input) => (input === 'good' ? 'succeeded' : 'failed')));
  expect(await errorOf(runIds[1] ?? '')).toMatchObject({ code: 'run.not-storable' });
});

test('a run whose version cannot be read is given up after five tries, and not before', async () => {
  const workflow = await echo();
  const runId = await space.start(worker, { ...workflow, versionId: newId() });
  for (const tries of [1, 2, 3, 4]) {
    await worker.handOut(runId);
    expect(await rowOf(runId)).toMatchObject({ status: 'queued', interruptions: tries });
  }
  await worker.handOut(runId);
  expect(await rowOf(runId)).toMatchObject({ status: 'failed' });
  expect(await errorOf(runId)).toMatchObject({ code: 'run.fault' });
});

test('a failure of what Hookline stands on is no failure of the run', async () => {
  const workflow = await echo();
  const runId = await space.start(worker, workflow);
  await space.pool.query('alter table steps rename to steps_away');
  try {
    for (let tries = 0; tries < 6; tries++) await worker.handOut(runId);
  } finally {
    await space.pool.query('alter table steps_away rename to steps');
  }
  expect(await rowOf(runId)).toMatchObject({ status: 'queued', interruptions: 0 });
  await worker.handOut(runId);
  expect(await rowOf(runId)).toMatchObject({ status: 'succeeded' });
});

test('a run that its worker may have died of is counted before it is computed, and given up after five', async () => {
  const workflow = await echo();
  const dying = await space.start(worker, workflow);
  // As four dead workers leave it, and a fifth that was the first and could not know.
  await space.pool.query('update runs set interruptions = 4 where id = $1', [dying]);
  await worker.handOut(dying, true);
  expect(await rowOf(dying)).toMatchObject({ status: 'failed' });
  expect(await errorOf(dying)).toMatchObject({ code: 'run.interrupted' });

  const innocent = await space.start(worker, workflow);
  await space.pool.query('update runs set interruptions = 3 where id = $1', [innocent]);
  await worker.handOut(innocent, true);
  expect(await rowOf(innocent)).toMatchObject({ status: 'succeeded', interruptions: 0 });
});

test('a run that is due and has nothing to do is let rest', async () => {
  const workflow = await space.publish(
    flow({ start: ['manual', {}], wait: ['delay', { mode: 'for', amount: 1, unit: 'days' }] }, 'start -> wait'),
  );
  const runId = await space.start(worker, workflow);
  await worker.handOut(runId);
  await space.pool.query('update runs set due_at = now() where id = $1', [runId]);
  await vi.waitFor(() => expect(queue.added).toContain(runId), WAIT);
  await worker.handOut(runId, true);
  const { rows } = await space.pool.query('select overdue_since from runs where id = $1', [runId]);
  expect(rows).toEqual([{ overdue_since: null }]);
});

test('a run that began long ago and loses its job twice is given one again as soon as a young one', async () => {
  const runId = await space.start(worker, await echo());
  await space.pool.query(`update runs set started_at = now() - interval '3 days', due_at = now() where id = $1`, [
    runId,
  ]);
  const jobs = () => queue.added.filter((id) => id === runId).length;
  const before = jobs();
  await vi.waitFor(() => expect(jobs()).toBeGreaterThanOrEqual(before + 3), { timeout: 40_000, interval: 100 });
  await worker.handOut(runId, true);
  expect(await rowOf(runId)).toMatchObject({ status: 'succeeded' });
});

test('runs that have not moved for two minutes although they should are counted, and those that wait are not', async () => {
  const workflow = await echo();
  const ids = await Promise.all([1, 2, 3].map(() => space.start(worker, workflow)));
  const stuck = () => countStuckRuns(space.pool, workflow.workflowId);
  const set = (runId: string | undefined, change: string) =>
    space.pool.query(`update runs set ${change} where id = $1`, [runId]);
  await set(ids[0], `due_at = now() + interval '1 hour', overdue_since = now() - interval '3 minutes'`);
  await set(ids[1], `due_at = now() + interval '1 hour', overdue_since = now() - interval '1 minute'`);
  await set(ids[2], `due_at = now() + interval '1 hour'`);
  expect(await stuck()).toBe(1);
  await worker.handOut(ids[0] ?? '');
  expect(await stuck()).toBe(0);
});

test('expressions over much data are computed on a thread, once their step is committed as started', async () => {
  const items = Array.from({ length: 3000 }, (_, place) => ({ sku: `a rather long name of item ${place}`, price: 2 }));
  const workflow = await space.publish(
    flow(
      {
        start: ['manual', {}],
        sum: [
          'transform',
          { mode: 'expression', expression: '{"sum": $sum(input.items.price), "first": input.items[0]}' },
        ],
        late: ['transform', { mode: 'expression', expression: '$error("No: " & trigger.items[0].sku)' }],
      },
      'start -> sum',
      'start -> late',
    ),
  );
  await space.pool.query(`
    create table begun (node_id text);
    create function note_begun() returns trigger language plpgsql as $$ begin insert into begun values (new.node_id); return new; end $$;
    create trigger note_begun before insert or update on steps for each row when (new.status = 'running') execute function note_begun()`);
  const runId = await space.start(worker, workflow, { items });
  await worker.handOut(runId);
  const { rows } = await space.pool.query<{ node_id: string; status: string; output: string; error: string }>(
    'select node_id, status, output, error from steps where run_id = $1 order by node_id',
    [runId],
  );
  const [late, sum] = rows;
  expect(sum).toMatchObject({ status: 'succeeded', error: null });
  expect(JSON.parse(sum?.output ?? '')).toEqual({ sum: 6000, first: items[0] });
  expect(JSON.parse(late?.error ?? '')).toMatchObject({
    code: 'expression.failed',
    message: 'Expression: No: a rather long name of item 0',
  });
  expect((await space.pool.query('select node_id from begun order by node_id')).rows).toEqual([
    { node_id: 'late' },
    { node_id: 'sum' },
  ]);
});
