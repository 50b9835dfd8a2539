/** Processes jobs from the queue. At shutdown, steps get a grace period, and what still runs is handed back. */
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { RuntimeSettings } from '../../platform/config/settings.js';
import type { LiveBus } from '../../platform/live/index.js';
import type { RunQueue, RunQueueWorker } from '../../platform/queue/run-queue.js';
import type { RunDriver } from './drive/run-driver.js';
import type { LargeRuns } from './run/large-runs.js';
import type { ConfigResolver } from './steps/compute/config-resolver.js';
import type { LeaseKeeper } from './steps/lease-keeper.js';
import type { RunCancellations } from './steps/run-cancellations.js';
import type { StepExecutor } from './steps/step-executor.js';

export interface EngineWorkerDeps {
  readonly settings: Pick<RuntimeSettings, 'WORKER_CONCURRENCY'>;
  readonly queue: RunQueue;
  readonly live: LiveBus;
  readonly driver: RunDriver;
  readonly large: LargeRuns;
  readonly executor: StepExecutor;
  readonly leases: LeaseKeeper;
  readonly resolver: ConfigResolver;
  readonly cancellations: RunCancellations;
  readonly logger: Logger;
}

/** How long running steps may continue after the shutdown signal. */
const GRACE_MS = 8000;

export class EngineWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private unsubscribe: () => void = () => undefined;
  private worker: RunQueueWorker | undefined;

  constructor(private readonly deps: EngineWorkerDeps) {}

  async onApplicationBootstrap(): Promise<void> {
    const { live, cancellations, queue, settings } = this.deps;
    // The live bus notifies steps of a run that was cancelled elsewhere; if the message is lost, their lease renewal
    // does.
    this.unsubscribe = live.subscribe(({ runs }) => {
      for (const { id, status } of runs) if (status === 'cancelled') cancellations.cancel(id);
    });
    this.worker = await queue.work((...job) => this.process(...job), settings.WORKER_CONCURRENCY);
  }

  /** Takes no more jobs, lets steps finish for the grace period, and hands the rest back. */
  async onApplicationShutdown(): Promise<void> {
    const { large, leases, resolver } = this.deps;
    this.unsubscribe();
    const drained = Promise.all([this.worker?.close(), large.close()]);
    const limit = setTimeout(() => void this.handBack(), GRACE_MS);
    await drained;
    clearTimeout(limit);
    leases.close();
    await resolver.close();
  }

  async process(runId: string, isSuspect: boolean): Promise<void> {
    try {
      await this.deps.driver.drive(runId, isSuspect);
    } catch (error) {
      this.deps.logger.warn({ err: error, runId }, 'Run processing failed; the sweeper requeues the run');
    }
  }

  private async handBack(): Promise<void> {
    try {
      await this.deps.executor.handBack();
    } catch (error) {
      this.deps.logger.warn({ err: error }, 'Handing back steps failed; they are taken over when their leases expire');
    }
  }
}
