import { setMaxListeners } from 'node:events';
import type { RunFact } from '@hookline/domain';
import type { RunSession } from '../run/run-session.js';
import type { LeaseKeeper } from './lease-keeper.js';
import type { RunCancellations } from './run-cancellations.js';
import type { StepRunner } from './step-runner.js';

/**
 * The steps executing on this worker: each holds its lease, and is aborted when its run ends or the worker shuts down.
 */
export class StepExecutor {
  private readonly abandoning = new AbortController();
  private readonly steps = new Set<{ runId: string; nodeId: string }>();

  constructor(
    private readonly runner: StepRunner,
    private readonly leases: LeaseKeeper,
    private readonly cancellations: RunCancellations,
  ) {
    // Each step running on the worker adds a listener.
    setMaxListeners(0, this.abandoning.signal);
  }

  /** Aborted when the worker shuts down: no step may begin any more. */
  get abandoned(): AbortSignal {
    return this.abandoning.signal;
  }

  /** Computes a step without an effect, which needs no lease. */
  compute(run: RunSession, nodeId: string): Promise<RunFact> {
    return this.runner.run(run, nodeId, { abandon: this.abandoned, stop: this.abandoned });
  }

  /** Executes a step that is committed as started. Rejects when the step is abandoned and handed to another worker. */
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

  /** Aborts running steps and hands them back, so that another worker continues at once. */
  async handBack(): Promise<void> {
    this.abandoning.abort(new Error('This worker is shutting down'));
    await this.leases.handBack([...this.steps]);
  }
}
