/**
 * The run queue on BullMQ. Job ids are made of run and job key, so adding an existing job does nothing; finished jobs
 * are deleted, so that none blocks a new one.
 */
import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { AppError } from '../errors/app-error.js';
import { batchJobs } from './batch-jobs.js';
import { postgresBackend, redisBackend, type ClaimedJob } from './queue-backend.js';
import { readQueueEpoch } from './queue-epoch.js';
import type { RunJob, RunQueue } from './run-queue.js';

interface RunQueueOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  /** Queues with the same name are the same queue. */
  readonly name: string;
  readonly logger: Logger;
}

/** BullMQ waits until an unreachable server is back; a process that is shutting down does not. */
const MAX_CLOSE_MS = 10_000;

export async function openRunQueue({ databaseUrl, redisUrl, name, logger }: RunQueueOptions): Promise<RunQueue> {
  const backend = redisUrl ? redisBackend(redisUrl) : postgresBackend(databaseUrl);
  const onError = (error: Error) =>
    logger.warn({ error: error.message }, 'The queue is unreachable; jobs wait for it or for the sweeper');
  const queue = backend.openQueue(name);
  queue.on('error', onError);
  await queue.waitUntilReady();

  return {
    backend: backend.kind,
    add: async (jobs) => {
      if (jobs.length > 0) await queue.addBulk(jobs.map(toBullJob)).catch(refuse);
    },
    addNew: async (runIds) => {
      if (runIds.length > 0) await queue.addBulk(batchJobs(runIds).map(toSharedJob)).catch(refuse);
    },
    // PostgreSQL keeps the jobs beside the runs: they cannot be lost separately.
    epoch: () => (backend.redis ? readQueueEpoch(backend.redis, `${name}:mark`) : Promise.resolve('postgres')),
    work: async (handle, concurrency) => {
      const limit = pLimit(concurrency);
      const handleAll = async (job: ClaimedJob) => {
        const isSuspect = job.stalledCounter > 0 || job.data.isSuspect === true;
        await Promise.all(job.name.split(SEPARATOR).map((runId) => limit(() => handle(runId, isSuspect))));
      };
      const worker = backend.openWorker(name, handleAll, concurrency);
      worker.on('error', onError);
      await worker.waitUntilReady();
      void worker.run().catch(onError);
      return { close: () => Promise.race([worker.close(), wait(MAX_CLOSE_MS, undefined, { ref: false })]) };
    },
    close: async () => {
      await queue.close();
      backend.close();
    },
  };
}

/** Any error of a queue client: it took no jobs, and may take them later. */
function refuse(cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new AppError('unavailable', 'queue.unavailable', `The queue takes no jobs: ${reason}`);
}

const SEPARATOR = ',';

/** Keyed like the first run's own job: adding it again does nothing while it waits. */
const toSharedJob = (runIds: readonly string[]) => ({
  name: runIds.join(SEPARATOR),
  data: {},
  opts: { jobId: runIds[0] ?? '' },
});

function toBullJob({ runId, key, delayMs, isSuspect }: RunJob) {
  const jobId = key === undefined ? runId : `${runId}-${key}`;
  const delay = delayMs === undefined ? {} : { delay: Math.max(0, Math.ceil(delayMs)) };
  return { name: runId, data: isSuspect ? { isSuspect } : {}, opts: { jobId, ...delay } };
}
