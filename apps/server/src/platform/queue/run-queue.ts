/**
 * The queue as the engine sees it. A hint, never the truth (DESIGN §6, invariant 2): a job says "look at this run", and
 * losing it, or getting it twice, changes no result.
 */
export interface RunJob {
  readonly runId: string;
  /** Look again only after this many milliseconds: a retry's wait. */
  readonly delayMs?: number | undefined;
  /**
   * Tells jobs of one run apart. Two jobs with the same run and key are one: adding the second does nothing while the
   * first lives.
   */
  readonly key?: string | undefined;
  /** Its worker may have died with the run in hand. */
  readonly isSuspect?: boolean;
}

/**
 * Looks at a run. A suspect has been in the hands of a worker that may have died of it: the job was taken before and never
 * given back, or the sweeper made it.
 */
export type HandleRun = (runId: string, isSuspect: boolean) => Promise<void>;

export interface RunQueue {
  readonly backend: 'redis' | 'postgres';
  add(jobs: readonly RunJob[]): Promise<void>;
  /** Jobs for runs that have none yet. When they come in numbers, several share a job: it is the jobs that cost. */
  addNew(runIds: readonly string[]): Promise<void>;
  /** A mark that changes when the queue has lost its jobs: then every unfinished run wants a new one. */
  epoch(): Promise<string>;
  /** Starts handing out jobs. `handle` reports its own failures: what it throws is dropped with the job. */
  work(handle: HandleRun, concurrency: number): Promise<RunQueueWorker>;
  close(): Promise<void>;
}

export interface RunQueueWorker {
  /** Takes no new jobs, and waits for those under way. */
  close(): Promise<void>;
}

/** Token for injecting the queue. */
export const RUN_QUEUE = Symbol('RunQueue');
