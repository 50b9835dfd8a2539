import { setMaxListeners } from 'node:events';
import type { RunFact } from '@hookline/domain';
import type { LeaseKeeper } from './lease-keeper.js';
import type { RunStops } from './run-stops.js';
import type { RunningRun } from './running-run.js';
import type { StepRunner } from './step-runner.js';

/** The steps that this worker is executing: each holds its lease, and hears when its run or the worker is to end. */
export class StepsUnderWay {
  private readonly abandoning = new AbortController();
  private readonly steps = new Set<{ runId: string; path: string }>();

  constructor(
    private readonly runner: StepRunner,
    private readonly leases: LeaseKeeper,
    private readonly stops: RunStops,
  ) {
    // Every step listens to it: as many as the worker runs at once.
    setMaxListeners(0, this.abandoning.signal);
  }

  /** Aborted when the worker shuts down: nothing is to begin any more. */
  get abandoned(): AbortSignal {
    return this.abandoning.signal;
  }

  /** A step without an effect: nobody else has to know of it. */
  compute(run: RunningRun, path: string): Promise<RunFact> {
    return this.runner.run(run, path, { abandon: this.abandoned, stop: this.abandoned });
  }

  /** A step that is committed as started. Rejects when it is abandoned: it is somebody else's then. */
  async execute(run: RunningRun, path: string): Promise<RunFact> {
    const step = { runId: run.id, path };
    this.steps.add(step);
    try {
      return await this.stops.during(run.id, (stop) =>
        this.leases.during(run.id, path, () => this.runner.run(run, path, { abandon: this.abandoned, stop })),
      );
    } finally {
      this.steps.delete(step);
    }
  }

  /** Ends what is under way and hands it back, so that another worker goes on with it at once. */
  async handBack(): Promise<void> {
    this.abandoning.abort(new Error('This worker is shutting down'));
    await this.leases.handBack([...this.steps]);
  }
}
