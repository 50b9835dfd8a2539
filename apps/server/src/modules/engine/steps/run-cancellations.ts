import { setMaxListeners } from 'node:events';
import { STEP_CANCELLED } from '@hookline/domain';
import { NodeError } from '@hookline/node-kit';

interface Cancellation {
  readonly controller: AbortController;
  users: number;
}

/** Aborts the steps of runs that have ended or are being cancelled. */
export class RunCancellations {
  private readonly running = new Map<string, Cancellation>();

  cancel(runId: string): void {
    this.running.get(runId)?.controller.abort(runEnded());
  }

  /** @param work gets a signal that is aborted when its run ends */
  async withSignal<T>(runId: string, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
    const stop = this.running.get(runId) ?? newCancellation();
    this.running.set(runId, stop);
    stop.users++;
    try {
      return await work(stop.controller.signal);
    } finally {
      stop.users--;
      if (stop.users === 0) this.running.delete(runId);
    }
  }
}

function newCancellation(): Cancellation {
  const controller = new AbortController();
  // Each concurrent step of the run adds a listener.
  setMaxListeners(0, controller.signal);
  return { controller, users: 0 };
}

const runEnded = (): NodeError =>
  new NodeError({
    code: STEP_CANCELLED,
    message: 'The run ended while this step was running, so it was told to stop. What it had sent may have arrived.',
  });
