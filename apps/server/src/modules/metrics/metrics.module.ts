import { Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { provideBy } from '../../platform/injection/provide.js';
import { MetricsController } from './metrics.controller.js';
import { addProcessMetrics } from './process-metrics.js';

/** What the process is and costs, for Prometheus. */
@Module({
  controllers: [MetricsController],
  providers: [
    provideBy(Registry, [], () => {
      const registry = new Registry();
      addProcessMetrics(registry);
      return registry;
    }),
  ],
})
export class MetricsModule {}
