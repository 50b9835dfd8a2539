import type { LedgerResponse, WorkflowSummaryResponse } from '@hookline/contracts';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { RollupWorker } from '../../src/modules/rollups/index.js';
import { createPool } from '../../src/platform/database/pool.js';
import type { PeriodicTasks } from '../../src/platform/tasks/periodic-tasks.js';
import { chain } from '../setup/graphs.js';
import { startTasksOf } from '../setup/start-tasks-of.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { WAIT, workflowCalls } from '../setup/workflow-calls.js';

const HOUR_MS = 3_600_000;
let space: TestSpace;
let hookline: TestHookline;
let pool: Pool;
let workflowId: string;
const keepers: PeriodicTasks[] = [];
const { create } = workflowCalls(() => hookline);

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres', { RETENTION_DAYS: '0', ROLE: 'api' });
  pool = createPool(space.databaseUrl, 5);
});

/** A workflow with two hours of events: three in four made a run, one in eight is held. */
beforeEach(async () => {
  await pool.query('truncate rollup_buckets, event_rollups, run_rollups, events, runs');
  workflowId = (await create('Tallied', chain(['webhook', {}]))).id;
  await addEvents(400, 3 * HOUR_MS, 2 * HOUR_MS);
});

afterEach(endPasses);

afterAll(async () => {
  await pool?.end();
  await hookline?.close();
  await space?.close();
});

async function endPasses(): Promise<void> {
  await Promise.all(keepers.splice(0).map((keeper) => keeper.close()));
}

/** Events evenly spread over a range of time that begins so long ago, with their runs. */
async function addEvents(count: number, beganAgo: number, lastsMs: number): Promise<void> {
  const id = (kind: string) =>
    `(lpad(to_hex($5::bigint - $2::bigint + n * $3::bigint / $4), 12, '0') || '7' ||
      substr(md5('${kind}' || $2 || '-' || n), 1, 3) || '8' || substr(md5('${kind}' || $2 || '-' || n), 4, 15))::uuid`;
  const values = [workflowId, beganAgo, lastsMs, count, Date.now()];
  await pool.query(
    `insert into events (id, workflow_id, node_id, endpoint_id, received_at, method, path, query, headers, body, provider, verdict, answered)
     select ${id('e')}, $1, 'n0', $1, now(), 'POST', '/', '', '[]', '', 'generic',
       case when n % 8 = 7 then 'held' when n % 8 = 6 then 'filtered' else 'run' end, 200 from generate_series(0, $4 - 1) n`,
    values,
  );
  await pool.query(
    `insert into runs (id, workflow_id, version_id, trigger_node_id, mode, event_id, status, started_at)
     select ${id('r')}, $1, $1, 'n0', 'production', ${id('e')}, case when n % 8 = 5 then 'failed' else 'succeeded' end, now()
     from generate_series(0, $4 - 1) n where n % 8 < 6`,
    values,
  );
}

/** Begins to count all that is over. The first time, a day of buckets is waited for. */
async function tally(): Promise<void> {
  await endPasses();
  keepers.push(startTasksOf(new RollupWorker(pool), pool));
  await vi.waitFor(
    async () => expect((await pool.query('select 1 from rollup_buckets')).rows.length).toBeGreaterThan(145),
    {
      timeout: 30_000,
      interval: 50,
    },
  );
}

/** Reads anew: the ledger keeps its answer for two seconds, by its question. */
let asked = 0;
const readLedger = (from = Date.now() - 24 * HOUR_MS): Promise<LedgerResponse> =>
  hookline.api('GET', `/ledger?workflowId=${workflowId}&from=${new Date(from - asked++).toISOString()}`);

const summary = async (): Promise<WorkflowSummaryResponse | undefined> =>
  (await hookline.api<{ items: WorkflowSummaryResponse[] }>('GET', '/workflows')).items.find(
    ({ id }) => id === workflowId,
  );

const BOOKS = {
  accepted: 400,
  verdicts: { run: 300, filtered: 50, held: 50, duplicate: 0, captured: 0 },
  balanced: true,
};

test('gives the same books and the same list before and after the buckets are tallied, and with what is younger', async () => {
  expect(await readLedger()).toMatchObject(BOOKS);
  const before = await summary();
  expect(before).toMatchObject({ keptEvents: 50, recent: { runs: 300, failed: 50, succeeded: 250 } });
  await tally();
  expect(await readLedger()).toMatchObject(BOOKS);
  expect(await summary()).toEqual(before);
  await addEvents(8, 30_000, 20_000);
  expect(await readLedger()).toMatchObject({ accepted: 408, verdicts: { run: 306 }, balanced: true });
  expect(await summary()).toMatchObject({ keptEvents: 51, recent: { runs: 306, failed: 51 } });
});

test('counts rows where the asked range cuts a bucket, and rollups where it does not', async () => {
  const cut = Date.now() - 2 * HOUR_MS - 123_456;
  const counted = await readLedger(cut);
  await tally();
  asked = 0;
  const from = Date.parse(counted.from);
  expect(await readLedger(from)).toMatchObject({
    accepted: counted.accepted,
    verdicts: counted.verdicts,
    balanced: true,
  });
  await pool.query('delete from runs');
  await pool.query('delete from events');
  const kept = await readLedger(from);
  expect(kept.accepted).toBeGreaterThan(counted.accepted * 0.8);
  expect(kept.accepted).toBeLessThan(counted.accepted);
});

test('tells of an event without its run, and balances again once the run is there', async () => {
  const { rows } = await pool.query<{ id: string }>('select id from runs order by id limit 1');
  await pool.query(`update runs set event_id = null where id = $1`, [rows[0]?.id]);
  await tally();
  expect(await readLedger()).toMatchObject({ accepted: 400, unaccounted: 1, balanced: false });
  await pool.query(
    `update runs set event_id = (select e.id from events e where verdict = 'run' and not exists (select 1 from runs r where r.event_id = e.id)) where id = $1`,
    [rows[0]?.id],
  );
  expect(await readLedger()).toMatchObject(BOOKS);
});

test('counts a bucket again an hour later, with what came late', async () => {
  await tally();
  await addEvents(8, 2 * HOUR_MS, 1000);
  await pool.query(`update rollup_buckets set rolled_up_at = now() - interval '61 minutes'`);
  await tally();
  await vi.waitFor(async () => expect(await readLedger()).toMatchObject({ accepted: 408, balanced: true }), WAIT);
  expect((await pool.query('select 1 from rollup_buckets where settled')).rows.length).toBeGreaterThan(0);
});

test('follows runs that end long after they began', async () => {
  await pool.query(`update runs set status = 'waiting', due_at = now() + interval '1 hour' where status = 'failed'`);
  await tally();
  expect(await summary()).toMatchObject({ recent: { runs: 300, failed: 0, succeeded: 250 } });
  await pool.query(`update runs set status = 'failed', due_at = null where status = 'waiting'`);
  await tally();
  await vi.waitFor(async () => expect(await summary()).toMatchObject({ recent: { runs: 300, failed: 50 } }), WAIT);
});
