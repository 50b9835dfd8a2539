import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ensurePartitions } from './partitions.js';

const EVERY_MS = 12 * 3_600_000;

/** Makes the partitions that are due, now and twice a day. @returns a function that stops it. */
export async function keepPartitions(pool: Pool, logger: Logger): Promise<() => void> {
  await ensurePartitions(pool, new Date());
  const timer = setInterval(() => {
    ensurePartitions(pool, new Date()).catch((error: unknown) => {
      logger.error({ err: error }, 'Partitions could not be made; rows go to the default one until they are');
    });
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
