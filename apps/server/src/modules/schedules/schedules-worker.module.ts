import { Module } from '@nestjs/common';
import { Pool } from '../../platform/database/pool.js';
import { provideWith } from '../../platform/injection/provide.js';
import { LIVE_BUS } from '../../platform/live/index.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { EngineModule, RunStarter } from '../engine/index.js';
import { ScheduleWorker } from './schedule-worker.js';

@Module({
  imports: [EngineModule],
  providers: [provideWith(ScheduleWorker, { pool: Pool, runs: RunStarter, live: LIVE_BUS, logger: LOGGER })],
})
export class SchedulesWorkerModule {}
