import { Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { provideBy } from '../../platform/injection/provide.js';
import { MetricsController } from './metrics.controller.js';

/** What the process is and costs, for Prometheus: uptime, memory, event loop, garbage collection. */
@Module({
  controllers: [MetricsController],
  providers: [
    provideBy(Registry, [], () => {
      const registry = new Registry();
      collectDefaultMetrics({ register: registry });
      return registry;
    }),
  ],
})
export class MetricsModule {}
