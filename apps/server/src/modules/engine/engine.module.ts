import { Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Pool } from '../../platform/database/pool.js';
import { LIVE_BUS, type LiveBus } from '../../platform/live/index.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { RUN_QUEUE, type RunQueue } from '../../platform/queue/run-queue.js';
import { liveRunWriter } from './live-run-writer.js';
import { RunCanceller } from './run-canceller.js';
import { RunReader } from './run-reader.js';
import { RunStarter } from './run-starter.js';
import { RunWriter } from './run-writer.js';
import { VersionStore } from './version-store.js';

/** What the API needs of the engine: starting, reading and cancelling runs. Running them is the EngineWorker's. */
@Module({
  providers: [
    { provide: RunReader, useFactory: (pool: Pool) => new RunReader(pool), inject: [Pool] },
    { provide: VersionStore, useFactory: (pool: Pool) => new VersionStore(pool), inject: [Pool] },
    {
      provide: RunWriter,
      useFactory: (pool: Pool, live: LiveBus) => liveRunWriter(pool, live),
      inject: [Pool, LIVE_BUS],
    },
    {
      provide: RunStarter,
      useFactory: (pool: Pool, queue: RunQueue, logger: Logger) => new RunStarter(pool, queue, logger),
      inject: [Pool, RUN_QUEUE, LOGGER],
    },
    {
      provide: RunCanceller,
      useFactory: (reader: RunReader, writer: RunWriter, versions: VersionStore) =>
        new RunCanceller(reader, writer, versions),
      inject: [RunReader, RunWriter, VersionStore],
    },
  ],
  exports: [RunReader, VersionStore, RunStarter, RunCanceller],
})
export class EngineModule {}
