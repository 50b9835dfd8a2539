import { Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SETTINGS } from '../../platform/config/settings.js';
import { Pool } from '../../platform/database/pool.js';
import { provide, provideBy } from '../../platform/injection/provide.js';
import { token } from '../../platform/injection/token.js';
import { LIVE_BUS } from '../../platform/live/index.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { RUN_QUEUE } from '../../platform/queue/run-queue.js';
import { HeldSteps } from './actions/held-steps.js';
import { RunCanceller } from './actions/run-canceller.js';
import { RunRetrier } from './actions/run-retrier.js';
import { CallbackReplies } from './callbacks/callback-replies.js';
import { ResumeLinks } from './callbacks/resume-links.js';
import { CalledWorkflows } from './child-runs/called-workflows.js';
import { ChildRunWaits } from './child-runs/child-run-waits.js';
import { ChildRuns } from './child-runs/child-runs.js';
import { IterationScheduler } from './child-runs/iteration-scheduler.js';
import { LoopResults } from './child-runs/loop-results.js';
import { ConcurrencyLimiter } from './concurrency/concurrency-limiter.js';
import { RunCompletion } from './drive/run-completion.js';
import { RunLoader } from './run/run-loader.js';
import { WebhookResponses } from './steps/webhook-responses.js';
import { liveRunWriter } from './store/live-run-writer.js';
import { PublishedWorkflows } from './store/published-workflows.js';
import { RunReader } from './store/run-reader.js';
import { RunStarter } from './store/run-starter.js';
import { RunWriter } from './store/run-writer.js';
import { VersionStore } from './store/version-store.js';

const STORE = [
  provide(VersionStore, [Pool]),
  provide(PublishedWorkflows, [Pool, VersionStore]),
  provide(RunReader, [Pool]),
  provideBy(RunWriter, [Pool, LIVE_BUS], liveRunWriter),
  provide(RunStarter, [Pool, RUN_QUEUE, LOGGER]),
  provide(RunLoader, [RunReader, VersionStore, LoopResults]),
];

const CANCEL_RUN = token<(runId: string) => Promise<void>>('CancelRun');

const CHILD_RUNS = [
  provide(ChildRuns, [Pool]),
  provide(LoopResults, [ChildRuns]),
  provide(IterationScheduler, [Pool]),
  provide(CalledWorkflows, [PublishedWorkflows]),
  // Cancelling a run cancels its child runs, recursively: the canceller is looked up once there is one to cancel.
  provideBy(CANCEL_RUN, [ModuleRef], (parts) => async (runId) => {
    await parts.get(RunCanceller).tryToCancel(runId);
  }),
  provide(ChildRunWaits, [ChildRuns, IterationScheduler, CalledWorkflows, RUN_QUEUE, CANCEL_RUN]),
];

const COMPLETION = [
  provide(ConcurrencyLimiter, [Pool, RunLoader, PublishedWorkflows, RUN_QUEUE]),
  provideBy(
    RunCompletion,
    [IterationScheduler, ChildRunWaits, RUN_QUEUE, ConcurrencyLimiter],
    (iterations, waits, queue, limiter) => new RunCompletion(iterations, waits, queue, [limiter]),
  ),
];

const CALLBACKS = [
  provide(CallbackReplies, [Pool]),
  provide(WebhookResponses, [Pool, LIVE_BUS]),
  provideBy(ResumeLinks, [SETTINGS], ({ PUBLIC_URL, SECRET_KEY }) => new ResumeLinks(PUBLIC_URL, SECRET_KEY)),
];

const ACTIONS = [
  provide(RunCanceller, [RunLoader, RunWriter, RunCompletion, RUN_QUEUE]),
  provide(RunRetrier, [PublishedWorkflows, RunLoader, VersionStore, RunStarter]),
  provide(HeldSteps, [RunLoader, RunWriter, RUN_QUEUE]),
];

const providers = [...STORE, ...CHILD_RUNS, ...COMPLETION, ...CALLBACKS, ...ACTIONS];

/** What the API and the worker need of the engine. `EngineWorkerModule` processes runs. */
@Module({ providers, exports: providers })
export class EngineModule {}
