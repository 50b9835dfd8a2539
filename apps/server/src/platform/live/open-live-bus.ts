import type { Logger } from 'pino';
import { createLiveBus, type LiveBus } from './live-bus.js';
import { connectPostgres } from './postgres-transport.js';
import { connectRedis } from './redis-transport.js';

export interface LiveBusSettings {
  readonly DATABASE_URL: string;
  readonly REDIS_URL?: string | undefined;
}

/**
 * Over Redis when there is one, else over PostgreSQL.
 * @param prefix separates installations that share a Redis.
 */
export const openLiveBus = (settings: LiveBusSettings, logger: Logger, prefix?: string): Promise<LiveBus> =>
  createLiveBus(
    (receiver) =>
      settings.REDIS_URL === undefined
        ? connectPostgres(settings.DATABASE_URL, receiver, logger)
        : connectRedis(settings.REDIS_URL, receiver, logger, prefix),
    logger,
  );
