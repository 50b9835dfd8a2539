import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule } from './modules/auth/index.js';
import { CredentialsModule } from './modules/credentials/index.js';
import { EventsModule } from './modules/events/index.js';
import { HealthModule } from './modules/health/index.js';
import { LiveModule } from './modules/live/index.js';
import { NodeCatalogModule } from './modules/node-catalog/index.js';
import { ProvidersModule } from './modules/providers/index.js';
import { RunsModule } from './modules/runs/index.js';
import { WorkflowsModule } from './modules/workflows/index.js';
import { PlatformModule, type PlatformDeps } from './platform/platform.module.js';

/** The API module: every HTTP route except the trigger URLs, which bypass Nest. */
@Module({})
export class AppModule {
  static with(deps: PlatformDeps): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(deps),
        AuthModule,
        HealthModule.with([{ name: 'queue', check: () => deps.queue.epoch() }]),
        NodeCatalogModule,
        ProvidersModule,
        CredentialsModule,
        WorkflowsModule,
        RunsModule,
        EventsModule,
        LiveModule.with(),
      ],
    };
  }
}
