import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlertsModule } from './modules/alerts/index.js';
import { AuthModule } from './modules/auth/index.js';
import { CallbacksModule } from './modules/callbacks/index.js';
import { CredentialsModule } from './modules/credentials/index.js';
import { EventsModule } from './modules/events/index.js';
import { SelfProbeModule } from './modules/health/index.js';
import { IngestModule } from './modules/ingest/index.js';
import { LiveModule } from './modules/live/index.js';
import { NodeCatalogModule } from './modules/node-catalog/index.js';
import { ProvidersModule } from './modules/providers/index.js';
import { RunsModule } from './modules/runs/index.js';
import { WorkflowsModule } from './modules/workflows/index.js';
import type { RuntimeSettings } from './platform/config/settings.js';
import { dataSourceOptions } from './platform/database/data-source.js';

/** The role `api`: takes events and replies, and serves the API. */
@Module({})
export class ApiModule {
  static with({ DATABASE_URL, SELF_PROBE }: RuntimeSettings): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions(DATABASE_URL), autoLoadEntities: true }),
        AuthModule,
        NodeCatalogModule,
        ProvidersModule,
        CredentialsModule,
        IngestModule,
        CallbacksModule,
        WorkflowsModule,
        RunsModule,
        EventsModule,
        AlertsModule,
        LiveModule.with(),
        ...(SELF_PROBE === 'on' ? [SelfProbeModule] : []),
      ],
    };
  }
}
