import { Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SETTINGS } from '../../platform/config/settings.js';
import { Pool } from '../../platform/database/pool.js';
import { provide, provideBy, provideWith } from '../../platform/injection/provide.js';
import { LIVE_BUS } from '../../platform/live/index.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { RUN_QUEUE } from '../../platform/queue/run-queue.js';
import { CredentialsWorkerModule, STEP_HTTP_CLIENT } from '../credentials/index.js';
import { CallbackReplies } from './callbacks/callback-replies.js';
import { ResumeLinks } from './callbacks/resume-links.js';
import { ChildRunWaits } from './child-runs/child-run-waits.js';
import { LoopResults } from './child-runs/loop-results.js';
import { ConcurrencyLimiter } from './concurrency/concurrency-limiter.js';
import { SlotReconciler } from './concurrency/slot-reconciler.js';
import { PoisonGuard } from './drive/poison-guard.js';
import { RunCommitter } from './drive/run-committer.js';
import { RunCompletion } from './drive/run-completion.js';
import { RunDriver } from './drive/run-driver.js';
import { Sweeper } from './drive/sweeper.js';
import { Waits } from './drive/waits.js';
import { EngineWorker } from './engine-worker.js';
import { EngineModule } from './engine.module.js';
import { LargeRuns } from './run/large-runs.js';
import { RunLoader } from './run/run-loader.js';
import { ConfigResolver } from './steps/compute/config-resolver.js';
import { LeaseKeeper } from './steps/lease-keeper.js';
import { RunCancellations } from './steps/run-cancellations.js';
import { StepExecutor } from './steps/step-executor.js';
import { StepRunner } from './steps/step-runner.js';
import { WebhookResponses } from './steps/webhook-responses.js';
import { RunWriter } from './store/run-writer.js';

const STEPS = [
  provide(RunCancellations, []),
  provide(ConfigResolver, []),
  provideBy(
    LeaseKeeper,
    [Pool, LOGGER, RunCancellations],
    (pool, logger, cancellations) => new LeaseKeeper(pool, logger, (runId) => cancellations.cancel(runId)),
  ),
  provideWith(StepRunner, {
    resolver: ConfigResolver,
    http: STEP_HTTP_CLIENT,
    waits: ChildRunWaits,
    loops: LoopResults,
    webhookResponses: WebhookResponses,
    links: ResumeLinks,
    logger: LOGGER,
  }),
  provide(StepExecutor, [StepRunner, LeaseKeeper, RunCancellations]),
];

const DRIVE = [
  // A run that waited for memory is driven as its job would be, without the job: the worker is looked up by then.
  provideBy(LargeRuns, [ModuleRef], (parts) => new LargeRuns((runId) => parts.get(EngineWorker).process(runId, false))),
  provide(PoisonGuard, [Pool]),
  provide(Waits, [ChildRunWaits, CallbackReplies]),
  provideWith(RunCommitter, { writer: RunWriter, completion: RunCompletion, poison: PoisonGuard, logger: LOGGER }),
  provideWith(RunDriver, {
    runs: RunLoader,
    large: LargeRuns,
    committer: RunCommitter,
    poison: PoisonGuard,
    runner: StepRunner,
    executor: StepExecutor,
    waits: Waits,
    concurrency: ConcurrencyLimiter,
    completion: RunCompletion,
    cancellations: RunCancellations,
    queue: RUN_QUEUE,
    logger: LOGGER,
  }),
  provideWith(EngineWorker, {
    settings: SETTINGS,
    queue: RUN_QUEUE,
    live: LIVE_BUS,
    driver: RunDriver,
    large: LargeRuns,
    executor: StepExecutor,
    leases: LeaseKeeper,
    resolver: ConfigResolver,
    cancellations: RunCancellations,
    logger: LOGGER,
  }),
];

const TASKS = [provide(Sweeper, [Pool, RUN_QUEUE, LOGGER]), provide(SlotReconciler, [ConcurrencyLimiter])];

/** The worker's half of the engine: processes runs. */
@Module({
  imports: [EngineModule, CredentialsWorkerModule],
  providers: [...STEPS, ...DRIVE, ...TASKS],
  exports: [EngineWorker],
})
export class EngineWorkerModule {}
