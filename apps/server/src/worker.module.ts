import { Module } from '@nestjs/common';
import { AlertsWorkerModule } from './modules/alerts/index.js';
import { EngineWorkerModule } from './modules/engine/index.js';
import { EventsWorkerModule } from './modules/events/index.js';
import { RetentionWorkerModule } from './modules/retention/index.js';
import { RollupsWorkerModule } from './modules/rollups/index.js';
import { SchedulesWorkerModule } from './modules/schedules/index.js';

/** The role `worker`: processes runs, and does the periodic work of the installation. */
@Module({
  imports: [
    EngineWorkerModule,
    AlertsWorkerModule,
    EventsWorkerModule,
    RollupsWorkerModule,
    RetentionWorkerModule,
    SchedulesWorkerModule,
  ],
})
export class WorkerModule {}
