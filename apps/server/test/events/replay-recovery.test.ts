import type { ReplayResponse, StartedReplayResponse } from '@hookline/contracts';
import { openTcpProxy } from '@hookline/testing';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { RunStarter, VersionStore } from '../../src/modules/engine/index.js';
import { EventRunner, ReplayWorker } from '../../src/modules/events/index.js';
import { createPool } from '../../src/platform/database/pool.js';
import type { LiveBus } from '../../src/platform/live/index.js';
import type { PeriodicTasks } from '../../src/platform/tasks/periodic-tasks.js';
import { chain } from '../setup/graphs.js';
import { createManualQueue } from '../setup/manual-queue.js';
import { startTasksOf } from '../setup/start-tasks-of.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { WAIT, send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

const EVENTS = 60;
const logger = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });
/** Nobody looks. */
const live: LiveBus = { publish: () => undefined, subscribe: () => () => undefined, close: async () => undefined };

let space: TestSpace;
let hookline: TestHookline;
let pool: Pool;
const closers: (() => unknown)[] = [];
const { create, publish } = workflowCalls(() => hookline);

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres', { ROLE: 'api' });
  pool = createPool(space.databaseUrl, 10);
});

afterAll(async () => {
  for (const close of closers.reverse()) await close();
  await pool?.end();
  await hookline?.close();
  await space?.close();
});

function startWorker(its: Pool): PeriodicTasks {
  const runs = new RunStarter(its, createManualQueue().open(), logger);
  const events = new EventRunner({ pool: its, live, versions: new VersionStore(its), runs });
  return startTasksOf(new ReplayWorker({ pool: its, events, logger }), its, logger);
}

test('goes on in another process when one dies in the middle of a turn, and replays each event once', async () => {
  const workflow = await create('Dies', chain(['webhook', {}]));
  await Promise.all(Array.from({ length: EVENTS }, (_, n) => send(urlOf(workflow), { n })));
  await publish(workflow.id);
  const filter = { workflowId: workflow.id };
  const { replayId } = await hookline.api<StartedReplayResponse>('POST', '/events/replay', { filter, perSecond: 100 });
  const replay = () => hookline.api<ReplayResponse>('GET', `/replays/${replayId}`);
  const runs = async () =>
    (await pool.query<{ event_id: string }>('select event_id from runs where workflow_id = $1', [workflow.id])).rows;

  const proxy = await openTcpProxy(space.databaseUrl);
  const doomed = createPool(proxy.url, 5).on('error', () => undefined);
  closers.push(() => proxy.close());
  startWorker(doomed);
  await vi.waitFor(async () => expect((await runs()).length).toBeGreaterThan(3), { ...WAIT, interval: 1 });
  proxy.cut();
  // What it had done of its turn is there; that it had done it is not known.
  expect((await replay()).done).toBe(0);

  const others = [startWorker(pool), startWorker(pool)];
  closers.push(() => Promise.all(others.map((each) => each.close())));
  await vi.waitFor(async () => expect(await replay()).toMatchObject({ status: 'done', done: EVENTS, failed: 0 }), WAIT);
  const replayed = (await runs()).map(({ event_id }) => event_id);
  expect(new Set(replayed).size).toBe(EVENTS);
  expect(replayed).toHaveLength(EVENTS);
});
