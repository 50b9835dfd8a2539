/** The worker's half of the engine: processes jobs from the queue, and sweeps. */
import type { Pool } from 'pg';
import type { HttpClient } from '@hookline/node-kit';
import type { Logger } from 'pino';
import type { LiveBus } from '../../platform/live/index.js';
import type { RunQueue, RunQueueWorker } from '../../platform/queue/run-queue.js';
import { PeriodicTask } from '../../platform/tasks/periodic-task.js';
import { AlertSender } from './alerts/alert-sender.js';
import { EngineCore } from './engine-core.js';
import { ConfigResolver } from './compute/config-resolver.js';
import { LargeRuns } from './run/large-runs.js';
import { LeaseKeeper } from './steps/lease-keeper.js';
import { PoisonGuard } from './drive/poison-guard.js';
import { RunCommitter } from './drive/run-committer.js';
import { RunDriver } from './drive/run-driver.js';
import { RunStarter } from './store/run-starter.js';
import { RunCancellations } from './steps/run-cancellations.js';
import { StepRunner } from './steps/step-runner.js';
import { StepExecutor } from './steps/step-executor.js';
import { Sweeper } from './drive/sweeper.js';
import { Waits } from './drive/waits.js';

export interface EngineWorkerDeps {
  readonly pool: Pool;
  readonly queue: RunQueue;
  readonly live: LiveBus;
  readonly http: HttpClient;
  readonly logger: Logger;
  readonly concurrency: number;
  /** The resume URL of a waiting step. */
  readonly resumeUrl: (runId: string, nodeId: string) => string;
  /** The base URL of the web app, without a trailing slash. */
  readonly publicUrl: string;
}

/** How long running steps may continue after the shutdown signal. */
const GRACE_MS = 8000;
const RECONCILE_EVERY_MS = 5000;
const ALERTS_EVERY_MS = 1000;

export class EngineWorker {
  private readonly driver: RunDriver;
  private readonly leases: LeaseKeeper;
  private readonly executor: StepExecutor;
  private readonly sweeper: Sweeper;
  private readonly alerts: AlertSender;
  private readonly tasks: readonly PeriodicTask[];
  private readonly cancellations = new RunCancellations();
  private readonly resolver = new ConfigResolver();
  /** A run that waited for memory is driven without its job: the sweeper finds out whether its worker died. */
  private readonly large = new LargeRuns((runId) => this.drive(runId, false));
  private readonly unsubscribe: () => void;
  private worker: RunQueueWorker | undefined;

  // oxlint-disable-next-line max-lines-per-function -- wires the worker; goes with the composition root
  constructor(private readonly deps: EngineWorkerDeps) {
    const { pool, queue, live, http, resumeUrl, logger } = deps;
    const core = new EngineCore(deps);
    const {
      runs,
      writer,
      childRunWaits,
      callbackReplies: replies,
      webhookResponses,
      loops,
      completion,
      concurrency: limiter,
      published,
      called,
    } = core;
    this.leases = new LeaseKeeper(pool, logger, (runId) => this.cancellations.cancel(runId));
    this.sweeper = new Sweeper(pool, queue, logger);
    this.alerts = new AlertSender({ ...deps, published, called, starter: new RunStarter(pool, queue, logger) });
    this.tasks = [
      new PeriodicTask(() => limiter.reconcile(), {
        periodMs: RECONCILE_EVERY_MS,
        logger,
        onFailure: 'Reconciling concurrency slots failed; the next tick tries again',
      }),
      new PeriodicTask(() => this.alerts.sendDue(), {
        periodMs: ALERTS_EVERY_MS,
        logger,
        onFailure: 'Sending due alerts failed; the next tick tries again',
      }),
    ];
    const { resolver } = this;
    const steps = new StepRunner({
      resolver,
      http,
      waits: childRunWaits,
      loops,
      webhookResponses,
      resumeUrl,
      logger,
    });
    this.executor = new StepExecutor(steps, this.leases, this.cancellations);
    const poison = new PoisonGuard(pool);
    this.driver = new RunDriver({
      runs,
      large: this.large,
      committer: new RunCommitter({ writer, completion, poison, logger }),
      poison,
      runner: steps,
      executor: this.executor,
      waits: new Waits(childRunWaits, replies),
      concurrency: limiter,
      completion,
      cancellations: this.cancellations,
      queue,
      logger,
    });
    // The live bus notifies steps of a run that was cancelled elsewhere; if the message is lost, their lease renewal
    // does.
    this.unsubscribe = live.subscribe(({ runs: moved }) => {
      for (const { id, status } of moved) if (status === 'cancelled') this.cancellations.cancel(id);
    });
  }

  async start(): Promise<void> {
    this.worker = await this.deps.queue.work((...job) => this.drive(...job), this.deps.concurrency);
    this.sweeper.start();
    for (const task of this.tasks) task.start();
  }

  /** Takes no more jobs, lets steps finish for the grace period, and hands the rest back. */
  async close(): Promise<void> {
    this.unsubscribe();
    this.alerts.abandon();
    await Promise.all([this.sweeper, ...this.tasks].map((task) => task.close()));
    const drained = Promise.all([this.worker?.close(), this.large.close()]);
    const limit = setTimeout(() => void this.handBack(), GRACE_MS);
    await drained;
    clearTimeout(limit);
    this.leases.close();
    await this.resolver.close();
  }

  private async handBack(): Promise<void> {
    try {
      await this.executor.handBack();
    } catch (error) {
      this.deps.logger.warn({ err: error }, 'Handing back steps failed; they are taken over when their leases expire');
    }
  }

  private async drive(runId: string, isSuspect: boolean): Promise<void> {
    try {
      await this.driver.drive(runId, isSuspect);
    } catch (error) {
      this.deps.logger.warn({ err: error, runId }, 'Run processing failed; the sweeper requeues the run');
    }
  }
}
