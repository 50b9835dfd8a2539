import { setMaxListeners } from 'node:events';
import type { RunFact } from '@hookline/domain';
import { NodeError } from '@hookline/node-kit';
import type { RunSession } from '../run/run-session.js';

interface Cancellation {
  readonly controller: AbortController;
  users: number;
}

const CANCELLED = 'step.told-to-stop';

/** Tells the steps of a run that is over, or is to be, that they should stop. */
export class RunCancellations {
  private readonly running = new Map<string, Cancellation>();

  cancel(runId: string): void {
    this.running.get(runId)?.controller.abort(runEnded());
  }

  /** @param work gets the signal that says its run has ended */
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
  // Each step of the run listens to it: as many as it has side by side.
  setMaxListeners(0, controller.signal);
  return { controller, users: 0 };
}

const runEnded = (): NodeError =>
  new NodeError({
    code: CANCELLED,
    message: 'The run ended while this step was running, so it was told to stop. What it had sent may have arrived.',
  });

/** A step says that its run has ended. If it has not, the step was told so by mistake: it counts as interrupted. */
export const isCredible = (run: RunSession, fact: RunFact): boolean =>
  run.isFinished || fact.kind !== 'step-failed' || fact.error.code !== CANCELLED;
