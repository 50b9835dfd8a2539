/**
 * A queue as bad as a queue may be: it loses jobs, hands them out twice, late, early and out of order, and knows no job keys.
 * The engine's promise is that none of it changes a result.
 */
import type { HandleRun, RunJob, RunQueue } from '../../../src/platform/queue/run-queue.js';

export interface FlakyQueue {
  /** Gives what happens to jobs over to chance, or keeps it from it. */
  isFlaky: boolean;
  /** A worker's way to the queue. Once it is `cut`, nothing passes through it, either way. */
  open(): RunQueue & { cut(): void };
}

/** @param chance from 0 to 1 */
export function createFlakyQueue(chance: () => number): FlakyQueue {
  const handles = new Set<HandleRun>();
  const handOut = (runId: string, delayMs: number): void => {
    setTimeout(() => {
      const all = [...handles];
      void all[Math.floor(chance() * all.length)]?.(runId, chance() < 0.1);
    }, delayMs);
  };
  const queue: FlakyQueue = {
    isFlaky: true,
    open() {
      const mine = new Set<HandleRun>();
      let isCut = false;
      const take = ({ runId, delayMs = 0 }: RunJob): void => {
        if (!queue.isFlaky) return handOut(runId, delayMs);
        if (chance() < 0.15) return;
        handOut(runId, Math.max(0, delayMs - chance() * 20) + chance() * 60);
        if (chance() < 0.3) handOut(runId, delayMs + chance() * 400);
      };
      const add = async (jobs: readonly RunJob[]): Promise<void> => {
        if (isCut) return new Promise(() => undefined);
        for (const job of jobs) take(job);
      };
      return {
        backend: 'postgres',
        add,
        addNew: (runIds) => add(runIds.map((runId) => ({ runId }))),
        epoch: async () => 'one',
        work: async (handle) => {
          handles.add(handle);
          mine.add(handle);
          return { close: async () => void handles.delete(handle) };
        },
        close: async () => undefined,
        cut() {
          isCut = true;
          for (const handle of mine) handles.delete(handle);
        },
      };
    },
  };
  return queue;
}
