import { setMaxListeners } from 'node:events';
import type { RunFact } from '@hookline/domain';
import { NodeError } from '@hookline/node-kit';
import type { RunningRun } from './running-run.js';

interface Stop {
  readonly controller: AbortController;
  users: number;
}

const TOLD_TO_STOP = 'step.told-to-stop';

/** Tells the steps of a run that is over, or is to be, that they should stop. */
export class RunStops {
  private readonly stops = new Map<string, Stop>();

  stop(runId: string): void {
    this.stops.get(runId)?.controller.abort(runEnded());
  }

  /** @param work gets the signal that says its run has ended */
  async during<T>(runId: string, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
    const stop = this.stops.get(runId) ?? newStop();
    this.stops.set(runId, stop);
    stop.users++;
    try {
      return await work(stop.controller.signal);
    } finally {
      stop.users--;
      if (stop.users === 0) this.stops.delete(runId);
    }
  }
}

function newStop(): Stop {
  const controller = new AbortController();
  // Each step of the run listens to it: as many as it has side by side.
  setMaxListeners(0, controller.signal);
  return { controller, users: 0 };
}

const runEnded = (): NodeError =>
  new NodeError({
    code: TOLD_TO_STOP,
    message: 'The run ended while this step was running, so it was told to stop. What it had sent may have arrived.',
  });

/** A step says that its run has ended. If it has not, the step was told so by mistake: it counts as interrupted. */
export const isBelieved = (run: RunningRun, fact: RunFact): boolean =>
  run.isFinished || fact.kind !== 'step-failed' || fact.error.code !== TOLD_TO_STOP;
