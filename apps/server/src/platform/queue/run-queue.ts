/**
 * The queue as the engine sees it. A hint, never the truth (ADR 4): a job says "process this run", and
 * losing it, or receiving it twice, changes no result.
 */
import { token } from '../injection/token.js';

export interface RunJob {
  readonly runId: string;
  /** Process the run only after this many milliseconds: the wait of a retry. */
  readonly delayMs?: number | undefined;
  /**
   * The job key distinguishes jobs of one run. Two jobs with the same run and key are one: adding the second does
   * nothing while the first lives.
   */
  readonly key?: string | undefined;
  /** Its worker may have died while it processed the run. */
  readonly isSuspect?: boolean;
}

/**
 * Processes a run. The worker of a suspect may have died of it: its job was claimed before and never released, or the
 * sweeper made the job.
 */
export type HandleRun = (runId: string, isSuspect: boolean) => Promise<void>;

export interface RunQueue {
  readonly backend: 'redis' | 'postgres';
  add(jobs: readonly RunJob[]): Promise<void>;
  /** Adds jobs for new runs. Many runs share a job, because the cost is per job. */
  addNew(runIds: readonly string[]): Promise<void>;
  /** Changes when the queue has lost its jobs: then every unfinished run needs a new one. */
  epoch(): Promise<string>;
  /** Starts processing jobs. `handle` reports its own failures: what it throws is dropped with the job. */
  work(handle: HandleRun, concurrency: number): Promise<RunQueueWorker>;
  close(): Promise<void>;
}

export interface RunQueueWorker {
  /** Takes no new jobs, and waits for running ones. */
  close(): Promise<void>;
}

/** Token for injecting the queue. */
export const RUN_QUEUE = token<RunQueue>('RunQueue');
