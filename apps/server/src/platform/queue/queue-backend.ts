/** The choice at boot: BullMQ on Redis when REDIS_URL is set, on PostgreSQL otherwise. */
import { Queue, Worker, createPostgresBackend, type JobsOptions, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';

/** A job has a name, the id of the run, and a flag that its worker may have died. */
export interface NamedJob {
  readonly name: string;
  readonly data: { readonly isSuspect?: boolean };
}

export interface ClaimedJob extends NamedJob {
  /** How often the job was taken from a stalled worker. */
  readonly stalledCounter: number;
}

interface Opened {
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

export interface OpenedQueue extends Opened {
  addBulk(jobs: (NamedJob & { readonly opts: JobsOptions })[]): Promise<unknown>;
}

interface OpenedWorker extends Opened {
  /** Takes jobs until it is closed. */
  run(): Promise<void>;
}

export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  openQueue(name: string): OpenedQueue;
  openWorker(name: string, handle: (job: ClaimedJob) => Promise<void>, concurrency: number): OpenedWorker;
  /** The producer's connection, which stores the epoch beside the jobs. */
  readonly redis: Redis | null;
  close(): void;
}

const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: true, attempts: 1 };
/**
 * The job of a killed worker is free after the lock and two checks: 20 s at most. A live worker renews it twice as
 * often.
 */
const LOCK_MS = 10_000;
const STALLED_CHECK_MS = 5_000;
const WORKER_OPTIONS = {
  // A worker that runs before its first connection stands asks for it for ever, without a pause, when that one fails.
  autorun: false,
  lockDuration: LOCK_MS,
  stalledInterval: STALLED_CHECK_MS,
  maxStalledCount: 10,
} satisfies Partial<WorkerOptions>;

export function postgresBackend(databaseUrl: string): QueueBackend {
  const connection = (max: number, migrate: boolean) => ({ connectionString: databaseUrl, max, migrate });
  return {
    kind: 'postgres',
    redis: null,
    // The queue is opened before the worker, and migrates BullMQ's own schema.
    openQueue: (name) =>
      new Queue(name, { connection: connection(4, true), defaultJobOptions: JOB_OPTIONS }, createPostgresBackend),
    openWorker: (name, handle, concurrency) =>
      new Worker(
        name,
        handle,
        { connection: connection(10, false), concurrency, ...WORKER_OPTIONS },
        createPostgresBackend,
      ),
    close: () => {},
  };
}

export function redisBackend(redisUrl: string): QueueBackend {
  // The producer fails fast and leaves the rest to the sweeper; a worker waits for Redis to come back.
  const producer = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  const opened = [producer];
  return {
    kind: 'redis',
    redis: producer,
    openQueue: (name) => new Queue(name, { connection: producer, defaultJobOptions: JOB_OPTIONS }),
    openWorker: (name, handle, concurrency) => {
      const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
      opened.push(connection);
      return new Worker(name, handle, { connection, concurrency, ...WORKER_OPTIONS });
    },
    close: () => {
      for (const client of opened) client.disconnect();
    },
  };
}
