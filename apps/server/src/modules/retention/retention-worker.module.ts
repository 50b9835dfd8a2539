import { Module } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/settings.js';
import { Pool } from '../../platform/database/pool.js';
import { provideWith } from '../../platform/injection/provide.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { Retention } from './retention.js';

@Module({ providers: [provideWith(Retention, { pool: Pool, settings: SETTINGS, logger: LOGGER })] })
export class RetentionWorkerModule {}
