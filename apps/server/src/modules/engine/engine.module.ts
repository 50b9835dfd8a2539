import { Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Pool } from '../../platform/database/pool.js';
import { LIVE_BUS, type LiveBus } from '../../platform/live/index.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { RUN_QUEUE, type RunQueue } from '../../platform/queue/run-queue.js';
import { EngineCore } from './engine-core.js';
import { OpenRuns } from './open-runs.js';
import { RunCanceller } from './run-canceller.js';
import { RunStarter } from './run-starter.js';
import { VersionStore } from './version-store.js';

/** What the API needs of the engine: starting, reading and cancelling runs. Running them is the EngineWorker's. */
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
    { provide: OpenRuns, useFactory: (core: EngineCore) => core.runs, inject: [EngineCore] },
    { provide: VersionStore, useFactory: (core: EngineCore) => core.versions, inject: [EngineCore] },
    { provide: RunCanceller, useFactory: (core: EngineCore) => core.canceller, inject: [EngineCore] },
  ],
  exports: [EngineCore, OpenRuns, VersionStore, RunStarter, RunCanceller],
})
export class EngineModule {}
