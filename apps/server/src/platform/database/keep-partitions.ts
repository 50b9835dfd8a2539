import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ensurePartitions } from './partitions.js';

const EVERY_MS = 3_600_000;

/**
 * Makes the partitions that are due, now and every hour: three weeks of failures pass before rows go to the default one.
 * @returns a function that stops it.
 */
export async function keepPartitions(pool: Pool, logger: Logger): Promise<() => void> {
  const ensure = () =>
    ensurePartitions(pool, new Date()).catch((error: unknown) => {
      logger.error({ err: error }, 'Partitions could not be made; rows go to the default one until they are');
    });
  await ensure();
  const timer = setInterval(() => void ensure(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
