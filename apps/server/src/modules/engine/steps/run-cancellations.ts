import { setMaxListeners } from 'node:events';
import type { RunFact } from '@hookline/domain';
import { NodeError } from '@hookline/node-kit';
import type { RunSession } from '../run/run-session.js';

interface Cancellation {
  readonly controller: AbortController;
  users: number;
}

const CANCELLED = 'step.told-to-stop';

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
    code: CANCELLED,
    message: 'The run ended while this step was running, so it was told to stop. What it had sent may have arrived.',
  });

/** A step reported its run as ended. If the run has not, the report is wrong and the step counts as interrupted. */
export const isCredible = (run: RunSession, fact: RunFact): boolean =>
  run.isFinished || fact.kind !== 'step-failed' || fact.error.code !== CANCELLED;
