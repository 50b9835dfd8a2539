import { Module } from '@nestjs/common';
import { Pool } from '../../../platform/database/pool.js';
import { provideWith } from '../../../platform/injection/provide.js';
import { LIVE_BUS } from '../../../platform/live/index.js';
import { EngineModule, RunStarter, VersionStore } from '../../engine/index.js';
import { EventRunner } from './event-runner.js';

/** Runs stored events again: one at the request of a person, many in a worker. */
@Module({
  imports: [EngineModule],
  providers: [provideWith(EventRunner, { pool: Pool, versions: VersionStore, runs: RunStarter, live: LIVE_BUS })],
  exports: [EventRunner],
})
export class EventRunnerModule {}
