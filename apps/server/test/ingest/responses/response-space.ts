import type { WorkflowGraphInput } from '@hookline/domain';
import { openTcpProxy } from '@hookline/testing';
import { pino } from 'pino';
import { vi } from 'vitest';
import { RunStarter } from '../../../src/modules/engine/index.js';
import type { NewRun } from '../../../src/modules/engine/store/run-starter.js';
import { findResponses } from '../../../src/modules/ingest/responses/find-responses.js';
import { ResponseWaiter, type ResponseWaiterDeps } from '../../../src/modules/ingest/responses/response-waiter.js';
import { createPool, type Pool } from '../../../src/platform/database/pool.js';
import { newId } from '../../../src/platform/ids/uuid.js';
import { openLiveBus, type LiveBus } from '../../../src/platform/live/index.js';
import { openRunQueue } from '../../../src/platform/queue/bullmq-run-queue.js';
import type { Published } from '../../setup/engine-space.js';
import { startTestWorker, type Backend } from '../../setup/test-hookline.js';
import { openTestSpace } from '../../setup/test-space.js';
import { WAIT } from '../../setup/workflow-calls.js';

/** An event and the run that it made. */
export interface ReceivedEvent {
  readonly runId: string;
  readonly eventId: string;
}

interface EndedStep {
  readonly node_id: string;
  readonly output: unknown;
}

/**
 * A worker as it runs elsewhere, and what the API needs to keep a sender waiting: they share a database and a backend,
 * and nothing else. Graphs begin at a node `start`.
 */
export interface ResponseSpace {
  readonly pool: Pool;
  readonly live: LiveBus;
  readonly waiter: ResponseWaiter;
  makeWaiter(parts: Partial<ResponseWaiterDeps>): ResponseWaiter;
  publish(graph: WorkflowGraphInput): Promise<Published>;
  /** Stores an event and its run, as intake does. */
  receive(workflow: Published, body?: unknown, run?: Partial<NewRun>): Promise<ReceivedEvent>;
  /** @returns the outputs of its steps, once the run has ended */
  ended(runId: string): Promise<Readonly<Record<string, unknown>>>;
  /** The API's connections to the database break; it can make new ones. */
  breakConnections(): void;
  close(): Promise<void>;
}

export async function openResponseSpace(backend: Backend): Promise<ResponseSpace> {
  const logger = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });
  const space = await openTestSpace();
  const worker = await startTestWorker(space, backend);
  const proxy = await openTcpProxy(space.databaseUrl);
  const pool = createPool(proxy.url, 5).on('error', () => undefined);
  const redisUrl = backend === 'redis' ? space.redisUrl : undefined;
  const settings = { DATABASE_URL: proxy.url, REDIS_URL: redisUrl };
  const live = await openLiveBus(settings, logger, space.redisPrefix);
  const name = `${space.redisPrefix}-runs`;
  const queue = await openRunQueue({ databaseUrl: space.databaseUrl, redisUrl, name, logger });
  const starter = new RunStarter(pool, queue, logger);
  const waiters: ResponseWaiter[] = [];
  const makeWaiter = (parts: Partial<ResponseWaiterDeps>): ResponseWaiter => {
    const waiter = new ResponseWaiter({ find: findResponses(pool), live, logger, ...parts });
    waiters.push(waiter);
    return waiter;
  };

  return {
    pool,
    live,
    waiter: makeWaiter({}),
    makeWaiter,
    async publish(graph) {
      const [workflowId, versionId] = [newId(), newId()];
      const json = JSON.stringify(graph);
      await pool.query(`insert into workflows (id, name, draft) values ($1, 'Test', $2)`, [workflowId, json]);
      const insert = 'insert into versions (id, workflow_id, number, graph) values ($1, $2, 1, $3)';
      await pool.query(insert, [versionId, workflowId, json]);
      await pool.query('update workflows set published_version_id = $2 where id = $1', [workflowId, versionId]);
      return { workflowId, versionId };
    },
    async receive(workflow, body = {}, run = {}) {
      const eventId = newId();
      await pool.query(
        `insert into events (id, workflow_id, node_id, endpoint_id, received_at, method, path, query, headers, body,
           content_type, provider, verdict, answered)
         values ($1, $2, 'start', $1, now(), 'POST', '/', '', '[]', $3, 'application/json', 'none', 'run', 200)`,
        [eventId, workflow.workflowId, Buffer.from(JSON.stringify(body))],
      );
      const runId = await starter.start({ ...workflow, triggerNodeId: 'start', mode: 'production', eventId, ...run });
      return { runId, eventId };
    },
    async ended(runId) {
      await vi.waitFor(async () => {
        const { rows } = await pool.query('select 1 from runs where id = $1 and finished_at is not null', [runId]);
        if (rows.length === 0) throw new Error('The run has not ended yet');
      }, WAIT);
      const { rows } = await pool.query<EndedStep>('select node_id, output::json from steps where run_id = $1', [
        runId,
      ]);
      return Object.fromEntries(rows.map((row) => [row.node_id, row.output]));
    },
    breakConnections: () => proxy.breakConnections(),
    async close() {
      for (const waiter of waiters) waiter.close();
      await queue.close();
      await live.close();
      await pool.end();
      proxy.close();
      await worker.close();
      await space.close();
    },
  };
}
