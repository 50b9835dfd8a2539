/** What each role is made of, what it serves, and in which order it ends. */
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { configSchema } from '../../src/platform/config/config.js';
import { createHttpApp } from '../../src/platform/http/index.js';
import { createLogger } from '../../src/platform/logging/create-logger.js';
import { openPlatform } from '../../src/platform/open-platform.js';
import { OpenResources } from '../../src/platform/open-resources.js';
import type { PlatformDeps } from '../../src/platform/platform.module.js';
import type { RunQueue } from '../../src/platform/queue/run-queue.js';
import { PeriodicTasks } from '../../src/platform/tasks/periodic-tasks.js';
import { startTestHookline, startTestWorker } from '../setup/test-hookline.js';
import { testSettings } from '../setup/test-settings.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { WAIT } from '../setup/workflow-calls.js';

const logger = createLogger({ level: 'silent' });
const resources = new OpenResources();
let space: TestSpace;
let platform: PlatformDeps;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  space = resources.add(await openTestSpace(), (it) => it.close());
  platform = await openPlatform(configSchema.parse(testSettings(space, 'postgres')), logger, resources);
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

afterAll(() => resources.close());

async function start(
  role: 'all' | 'api' | 'worker',
  own: Partial<PlatformDeps> = {},
): Promise<{ app: NestFastifyApplication; url: string }> {
  const settings = { ...platform.settings, ROLE: role, SELF_PROBE: 'on' as const };
  class Root {}
  const module = { module: Root, imports: [AppModule.with({ ...platform, ...own, settings }), DiscoveryModule] };
  const app = await createHttpApp(module, settings, logger);
  closers.push(() => app.close());
  await app.listen(0, '127.0.0.1');
  app.get(PeriodicTasks).start();
  return { app, url: await app.getUrl() };
}

const WORKERS_TASKS = [
  'delete old data',
  'fire schedules',
  'index events',
  'process replays',
  'reconcile concurrency slots',
  'record uses of credentials',
  'roll up counts',
  'send alerts',
  'sweep runs',
];

const TASKS: ['api' | 'worker' | 'all', string[]][] = [
  ['api', ['create partitions', 'probe PUBLIC_URL']],
  ['worker', ['create partitions', ...WORKERS_TASKS]],
  ['all', ['create partitions', 'probe PUBLIC_URL', ...WORKERS_TASKS]],
];

test.each(TASKS)('the role %s has its periodic tasks', async (role, names) => {
  const { app } = await start(role);
  const tasks = app.get(PeriodicTasks).list();
  expect(tasks.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  const exclusive = tasks.flatMap((task) => task.exclusive ?? []).toSorted();
  expect(exclusive).toEqual(role === 'api' ? [] : ['retention', 'rollups', 'searchIndex']);
});

/** One for each module (a ModuleRef has no name) or table, and plain values. */
const OF_NEST = new Set(['', 'TypeOrmModule', 'Repository', 'Object']);
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

test('the role all has each of its parts once', async () => {
  const { app } = await start('all');
  const instances = new Set(
    app
      .get(DiscoveryService)
      .getProviders()
      .map(({ instance }): unknown => instance),
  );
  const names = [...instances].filter(isObject).map((instance) => instance.constructor.name);
  expect(names).toEqual(expect.arrayContaining(['RunStarter', 'VersionStore', 'RunDriver', 'EventIntake']));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  expect(twice.filter((name) => !OF_NEST.has(name))).toEqual([]);
});

describe('a worker', () => {
  test('serves its health and its metrics, and nothing else', async () => {
    const worker = await startTestWorker(space, 'postgres');
    closers.push(() => worker.close());
    const get = (path: string) => fetch(`${worker.url}${path}`);
    expect(await (await get('/health/live')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/health/ready')).json()).toMatchObject({ checks: { database: 'ok', queue: 'ok' } });
    const metrics = await get('/metrics');
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await metrics.text()).toMatch(/^process_start_time_seconds \d+$/m);
    for (const path of ['/api/v1/workflows', '/api/openapi.json', '/hooks/x', '/'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });
});

test('the API shows its metrics to whoever has a key', async () => {
  const hookline = await startTestHookline(space, 'postgres', { ROLE: 'api' });
  closers.push(() => hookline.close());
  expect((await fetch(`${hookline.url}/metrics`)).status).toBe(401);
  const answer = await fetch(`${hookline.url}/metrics`, { headers: { authorization: `Bearer ${hookline.key}` } });
  expect(await answer.text()).toMatch(/^process_resident_memory_bytes \d+$/m);
});

test('ends its periodic tasks first, then its HTTP server, then its jobs, all with the database at hand', async () => {
  const ended: string[] = [];
  let finishSweep = (): void => undefined;
  const sweeping = vi.fn<RunQueue['epoch']>(() => new Promise((resolve) => (finishSweep = () => resolve('epoch'))));
  const queue: RunQueue = {
    ...emptyQueue,
    epoch: sweeping,
    work: async () => ({
      async close() {
        ended.push(await says(url));
        ended.push(String((await platform.pool.query('select 1')).rowCount));
      },
    }),
  };
  const { app, url } = await start('all', { queue });
  await vi.waitFor(() => expect(sweeping).toHaveBeenCalled(), WAIT);
  const closing = app.close();
  ended.push(await says(url));
  finishSweep();
  await closing;
  expect(ended).toEqual(['answers', 'nothing', '1']);
});

const says = (url: string): Promise<string> =>
  fetch(`${url}/health/live`).then(
    () => 'answers',
    () => 'nothing',
  );

const emptyQueue: Omit<RunQueue, 'epoch' | 'work'> = {
  backend: 'postgres',
  add: async () => undefined,
  addNew: async () => undefined,
  close: async () => undefined,
};
