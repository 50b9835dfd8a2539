import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { Pool } from '../../platform/database/pool.js';
import { provide } from '../../platform/injection/provide.js';
import { EngineModule, RunCompletion } from '../engine/index.js';
import { FailureAlerts } from './failure-alerts.js';

/** Records what is to be reported when a run has failed, in whatever process it ends. */
@Module({ imports: [EngineModule], providers: [provide(FailureAlerts, [Pool])] })
export class AlertsModule implements OnModuleInit {
  constructor(
    @Inject(RunCompletion) private readonly completion: RunCompletion,
    @Inject(FailureAlerts) private readonly alerts: FailureAlerts,
  ) {}

  onModuleInit(): void {
    this.completion.register(this.alerts);
  }
}
