import { Module, type DynamicModule } from '@nestjs/common';
import { ApiModule } from './api.module.js';
import { HealthModule } from './modules/health/index.js';
import { MetricsModule } from './modules/metrics/index.js';
import { PlatformModule, type PlatformDeps } from './platform/platform.module.js';
import { TasksModule } from './platform/tasks/tasks.module.js';
import { WorkerModule } from './worker.module.js';

/** The process: what its role asks for, each part once, over the resources that it has opened. */
@Module({})
export class AppModule {
  static with(deps: PlatformDeps): DynamicModule {
    const { settings, queue } = deps;
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(deps),
        TasksModule,
        HealthModule.with([{ name: 'queue', check: () => queue.epoch() }]),
        MetricsModule,
        ...(settings.ROLE === 'worker' ? [] : [ApiModule.with(settings)]),
        ...(settings.ROLE === 'api' ? [] : [WorkerModule]),
      ],
    };
  }
}
