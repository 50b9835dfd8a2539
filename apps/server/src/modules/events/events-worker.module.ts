import { Module } from '@nestjs/common';
import { Pool } from '../../platform/database/pool.js';
import { provide, provideWith } from '../../platform/injection/provide.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { EventRunner } from './replays/event-runner.js';
import { EventRunnerModule } from './replays/event-runner.module.js';
import { ReplayWorker } from './replays/replay-worker.js';
import { TextIndexer } from './search/text-indexer.js';

/** The worker's half of events: replays and the search index. */
@Module({
  imports: [EventRunnerModule],
  providers: [
    provideWith(ReplayWorker, { pool: Pool, events: EventRunner, logger: LOGGER }),
    provide(TextIndexer, [Pool]),
  ],
})
export class EventsWorkerModule {}
