import { Module } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/settings.js';
import { Pool } from '../../platform/database/pool.js';
import { provideWith } from '../../platform/injection/provide.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { HTTP_CLIENT } from '../../platform/outbound/index.js';
import { CalledWorkflows, EngineModule, PublishedWorkflows, RunStarter } from '../engine/index.js';
import { AlertSender } from './alert-sender.js';
import { AlertsModule } from './alerts.module.js';

/** The worker's half: sends what is due. */
@Module({
  imports: [AlertsModule, EngineModule],
  providers: [
    provideWith(AlertSender, {
      settings: SETTINGS,
      pool: Pool,
      called: CalledWorkflows,
      starter: RunStarter,
      http: HTTP_CLIENT,
      published: PublishedWorkflows,
      logger: LOGGER,
    }),
  ],
})
export class AlertsWorkerModule {}
