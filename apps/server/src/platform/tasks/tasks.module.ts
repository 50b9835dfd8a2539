import { Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { Pool } from '../database/pool.js';
import { provide, provideBy } from '../injection/provide.js';
import { LOGGER } from '../logging/create-logger.js';
import { PartitionKeeper } from './partition-keeper.js';
import { PeriodicTasks } from './periodic-tasks.js';

/** The periodic tasks of every class that the modules of this process provide. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    provide(PartitionKeeper, [Pool]),
    provideBy(PeriodicTasks, [Pool, LOGGER, DiscoveryService], (pool, logger, discovery) => {
      const instances = () => discovery.getProviders().map(({ instance }): unknown => instance);
      return new PeriodicTasks({ pool, logger }, () => instances().filter(isObject));
    }),
  ],
})
export class TasksModule {}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
