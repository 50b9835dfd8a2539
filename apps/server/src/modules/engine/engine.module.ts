import { Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Pool } from '../../platform/database/pool.js';
import { SETTINGS, type RuntimeSettings } from '../../platform/config/settings.js';
import { LIVE_BUS, type LiveBus } from '../../platform/live/index.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { RUN_QUEUE, type RunQueue } from '../../platform/queue/run-queue.js';
import { ResumeLinks } from './callbacks/resume-links.js';
import { EngineCore } from './engine-core.js';
import { HeldSteps } from './actions/held-steps.js';
import { RunCanceller } from './actions/run-canceller.js';
import { RunRetrier } from './actions/run-retrier.js';
import { RunStarter } from './store/run-starter.js';
import { VersionStore } from './store/version-store.js';

/** The API's half of the engine: starts, reads and cancels runs. `EngineWorker` processes them. */
@Module({
  providers: [
    {
      provide: EngineCore,
      useFactory: (pool: Pool, queue: RunQueue, live: LiveBus) => new EngineCore({ pool, queue, live }),
      inject: [Pool, RUN_QUEUE, LIVE_BUS],
    },
    {
      provide: RunStarter,
      useFactory: (pool: Pool, queue: RunQueue, logger: Logger) => new RunStarter(pool, queue, logger),
      inject: [Pool, RUN_QUEUE, LOGGER],
    },
    {
      provide: RunRetrier,
      useFactory: (core: EngineCore, starter: RunStarter) =>
        new RunRetrier(core.published, core.runs, core.versions, starter),
      inject: [EngineCore, RunStarter],
    },
    {
      provide: HeldSteps,
      useFactory: (core: EngineCore, queue: RunQueue) => new HeldSteps(core.runs, core.writer, queue),
      inject: [EngineCore, RUN_QUEUE],
    },
    {
      provide: ResumeLinks,
      useFactory: ({ PUBLIC_URL, SECRET_KEY }: RuntimeSettings) => new ResumeLinks(PUBLIC_URL, SECRET_KEY),
      inject: [SETTINGS],
    },
    { provide: VersionStore, useFactory: (core: EngineCore) => core.versions, inject: [EngineCore] },
    { provide: RunCanceller, useFactory: (core: EngineCore) => core.canceller, inject: [EngineCore] },
  ],
  exports: [EngineCore, VersionStore, RunStarter, RunCanceller, RunRetrier, HeldSteps, ResumeLinks],
})
export class EngineModule {}
