import type { HttpClient } from '@hookline/node-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Pool as PoolType } from 'pg';
import type { Logger } from 'pino';
import { SETTINGS, type RuntimeSettings } from './config/settings.js';
import { Pool } from './database/pool.js';
import { LIVE_BUS, type LiveBus } from './live/index.js';
import { LOGGER } from './logging/create-logger.js';
import { HTTP_CLIENT } from './outbound/index.js';
import { RUN_QUEUE, type RunQueue } from './queue/run-queue.js';

export interface PlatformDeps {
  readonly settings: RuntimeSettings;
  readonly pool: PoolType;
  readonly queue: RunQueue;
  readonly live: LiveBus;
  /** The guarded HTTP client. */
  readonly http: HttpClient;
  readonly logger: Logger;
}

/** The resources that the process opened before Nest, injectable everywhere. The code that opened them closes them. */
@Module({})
export class PlatformModule {
  static with({ settings, pool, queue, live, http, logger }: PlatformDeps): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: Pool, useValue: pool },
      { provide: RUN_QUEUE, useValue: queue },
      { provide: LIVE_BUS, useValue: live },
      { provide: HTTP_CLIENT, useValue: http },
      { provide: LOGGER, useValue: logger },
    ];
    return { module: PlatformModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}
