import type { HandleRun, RunQueue } from '../../src/platform/queue/run-queue.js';

/** A queue that hands out nothing by itself: the test says which worker looks at which run, and when. */
export interface ManualQueue {
  /** A worker's way to the queue. */
  open(): RunQueue & {
    /** Ends when the worker has done what there was to do. */
    handOut(runId: string, isSuspect?: boolean): Promise<void>;
  };
  /** Runs for which somebody wanted a job. */
  readonly added: string[];
}

export function createManualQueue(): ManualQueue {
  const added: string[] = [];
  return {
    added,
    open() {
      let handle: HandleRun = async () => undefined;
      return {
        backend: 'postgres',
        add: async (jobs) => void added.push(...jobs.map((job) => job.runId)),
        addNew: async (runIds) => void added.push(...runIds),
        epoch: async () => 'one',
        work: async (given) => {
          handle = given;
          return { close: async () => undefined };
        },
        close: async () => undefined,
        handOut: (runId, isSuspect = false) => handle(runId, isSuspect),
      };
    },
  };
}
