import type { WorkflowGraphInput } from '@hookline/domain';
import { openTcpProxy } from '@hookline/testing';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { EngineModule, EngineWorkerModule, RunStarter } from '../../src/modules/engine/index.js';
import { configSchema } from '../../src/platform/config/config.js';
import { migrate } from '../../src/platform/database/data-source.js';
import { createPool } from '../../src/platform/database/pool.js';
import { newId } from '../../src/platform/ids/uuid.js';
import type { LiveBus } from '../../src/platform/live/index.js';
import { createHttpClient } from '../../src/platform/outbound/index.js';
import { PlatformModule, type PlatformDeps } from '../../src/platform/platform.module.js';
import type { RunQueue } from '../../src/platform/queue/run-queue.js';
import { PeriodicTasks } from '../../src/platform/tasks/periodic-tasks.js';
import { TasksModule } from '../../src/platform/tasks/tasks.module.js';
import { openEmptySpace } from './test-space.js';

export interface Published {
  readonly workflowId: string;
  readonly versionId: string;
}

/** A worker in this process, with connections of its own. */
export interface TestWorker {
  /** As if its process had been killed: nothing that it does from now on reaches anybody. */
  kill(): void;
  /** Its connections to the database break; it can make new ones. */
  breakConnections(): void;
}

/** The engine without the API around it, on a database of its own and a queue of the test's. */
export interface EngineSpace {
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly live: LiveBus;
  /** What the API has of it. */
  engine(queue: RunQueue): Promise<INestApplicationContext>;
  publish(graph: WorkflowGraphInput): Promise<Published>;
  /** @returns the run's id */
  start(queue: RunQueue, workflow: Published, input?: unknown): Promise<string>;
  startWorker(queue: RunQueue & { cut?(): void }): Promise<TestWorker>;
  close(): Promise<void>;
}

export async function openEngineSpace(): Promise<EngineSpace> {
  const logger = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'fatal' });
  const space = await openEmptySpace();
  await migrate(space.databaseUrl);
  const pool = createPool(space.databaseUrl, 12).on('error', () => undefined);
  const http = createHttpClient({ allow: ['127.0.0.1'] });
  const live = createLiveBus();
  const closers: (() => unknown)[] = [];
  const settings = {
    ...configSchema.parse({}),
    PUBLIC_URL: 'http://127.0.0.1',
    DATABASE_URL: space.databaseUrl,
    SECRET_KEY: 'a key of the tests, long enough for all',
  };
  const deps = { settings, live, http, logger };

  return {
    databaseUrl: space.databaseUrl,
    pool,
    live,
    async engine(queue) {
      const engine = await openContext([EngineModule], { ...deps, pool, queue });
      closers.push(() => engine.close());
      return engine;
    },
    async publish(graph) {
      const [workflowId, versionId] = [newId(), newId()];
      const json = JSON.stringify(graph);
      await pool.query(`insert into workflows (id, name, draft) values ($1, 'Test', $2)`, [workflowId, json]);
      const insert = 'insert into versions (id, workflow_id, number, graph) values ($1, $2, 1, $3)';
      await pool.query(insert, [versionId, workflowId, json]);
      await pool.query('update workflows set published_version_id = $2 where id = $1', [workflowId, versionId]);
      return { workflowId, versionId };
    },
    start: (queue, workflow, input = {}) =>
      new RunStarter(pool, queue, logger).start({ ...workflow, triggerNodeId: 'start', mode: 'production', input }),
    async startWorker(queue) {
      const proxy = await openTcpProxy(space.databaseUrl);
      const own = createPool(proxy.url, 10).on('error', () => undefined);
      const worker = await openContext([EngineWorkerModule, TasksModule], { ...deps, pool: own, queue });
      worker.get(PeriodicTasks).start();
      let isAlive = true;
      closers.push(async () => {
        if (isAlive) {
          await worker.close();
          await own.end();
        }
        proxy.close();
      });
      return {
        breakConnections: () => proxy.breakConnections(),
        kill() {
          isAlive = false;
          queue.cut?.();
          proxy.cut();
        },
      };
    },
    async close() {
      for (const close of closers.splice(0).reverse()) await close();
      await http.close();
      await pool.end();
      await space.close();
    },
  };
}

const openContext = (imports: DynamicModule['imports'], deps: PlatformDeps): Promise<INestApplicationContext> => {
  class Root {}
  const module = { module: Root, imports: [PlatformModule.with(deps), ...(imports ?? [])] };
  return NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
};

/** Within this process. */
function createLiveBus(): LiveBus {
  const listeners = new Set<Parameters<LiveBus['subscribe']>[0]>();
  return {
    publish(message) {
      for (const listener of listeners) {
        setImmediate(listener, { runs: [], events: [], workflows: [], truncated: false, ...message });
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => undefined,
  };
}
