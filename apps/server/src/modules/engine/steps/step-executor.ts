import { setMaxListeners } from 'node:events';
import type { RunFact } from '@hookline/domain';
import type { LeaseKeeper } from './lease-keeper.js';
import type { RunCancellations } from './run-cancellations.js';
import type { RunSession } from '../run/run-session.js';
import type { StepRunner } from './step-runner.js';

/** The steps that this worker is executing: each holds its lease, and hears when its run or the worker is to end. */
export class StepExecutor {
  private readonly abandoning = new AbortController();
  private readonly steps = new Set<{ runId: string; nodeId: string }>();

  constructor(
    private readonly runner: StepRunner,
    private readonly leases: LeaseKeeper,
    private readonly cancellations: RunCancellations,
  ) {
    // Every step listens to it: as many as the worker runs at once.
    setMaxListeners(0, this.abandoning.signal);
  }

  /** Aborted when the worker shuts down: nothing is to begin any more. */
  get abandoned(): AbortSignal {
    return this.abandoning.signal;
  }

  /** A step without an effect: nobody else has to know of it. */
  compute(run: RunSession, nodeId: string): Promise<RunFact> {
    return this.runner.run(run, nodeId, { abandon: this.abandoned, stop: this.abandoned });
  }

  /** A step that is committed as started. Rejects when it is abandoned: it is somebody else's then. */
  async execute(run: RunSession, nodeId: string): Promise<RunFact> {
    const step = { runId: run.id, nodeId };
    this.steps.add(step);
    try {
      return await this.cancellations.withSignal(run.id, (stop) =>
        this.leases.withLease(run.id, nodeId, () => this.runner.run(run, nodeId, { abandon: this.abandoned, stop })),
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
