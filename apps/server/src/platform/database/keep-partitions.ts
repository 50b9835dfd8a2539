import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ensurePartitions } from './partitions.js';

const EVERY_MS = 3_600_000;

/**
 * Creates due partitions, now and every hour: it may fail for three weeks before rows go to the default partition.
 * @returns a function that stops it.
 */
export async function keepPartitions(pool: Pool, logger: Logger): Promise<() => void> {
  const ensure = () =>
    ensurePartitions(pool, new Date()).catch((error: unknown) => {
      logger.error({ err: error }, 'Creating partitions failed; rows go to the default partition until the next hour');
    });
  await ensure();
  const timer = setInterval(() => void ensure(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
