import { Module, type DynamicModule } from '@nestjs/common';
import { HEALTH_CHECKS, type HealthCheck } from './health-check.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

@Module({})
export class HealthModule {
  /** @param checks the dependencies besides the database. */
  static with(checks: readonly HealthCheck[]): DynamicModule {
    return {
      module: HealthModule,
      controllers: [HealthController],
      providers: [Readiness, { provide: HEALTH_CHECKS, useValue: checks }],
    };
  }
}
