/** Opens what a process works with, in order. What cannot be opened ends the start with one sentence. */
import type { Logger } from 'pino';
import type { Settings } from './config/config.js';
import type { RuntimeSettings } from './config/settings.js';
import { migrate } from './database/data-source.js';
import { ensurePartitions } from './database/partitions.js';
import { createPool } from './database/pool.js';
import { startEmbeddedPostgres } from './embedded-postgres/index.js';
import { openLiveBus } from './live/index.js';
import type { OpenResources } from './open-resources.js';
import { createHttpClient } from './outbound/index.js';
import type { PlatformDeps } from './platform.module.js';
import { openRunQueue } from './queue/bullmq-run-queue.js';
import { checkKeyFingerprint, loadSecretKey } from './secrets/index.js';

const MAX_CONNECTIONS = 16;

export async function openPlatform(config: Settings, logger: Logger, resources: OpenResources): Promise<PlatformDeps> {
  const settings = await completeSettings(config, logger, resources);
  const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, REDIS_PREFIX: prefix } = settings;
  await migrate(databaseUrl);
  const pool = resources.add(createPool(databaseUrl, MAX_CONNECTIONS), (it) => it.end());
  pool.on('error', (error) =>
    logger.warn({ error: error.message }, 'A database connection was lost; the pool replaces it'),
  );
  await checkKeyFingerprint(pool, settings.SECRET_KEY);
  await ensurePartitions(pool, new Date()).catch((error: unknown) =>
    logger.error({ err: error }, 'Creating partitions failed; rows go to the default partition until the next hour'),
  );
  const live = resources.add(await openLiveBus(settings, logger, prefix), (it) => it.close());
  const queue = resources.add(await openRunQueue({ databaseUrl, redisUrl, name: `${prefix}-runs`, logger }), (it) =>
    it.close(),
  );
  const http = resources.add(createHttpClient({ allow: settings.OUTBOUND_ALLOW }), (it) => it.close());
  return { settings, pool, queue, live, http, logger };
}

/** Fills in unset settings: the embedded database, the generated key, the URL. */
async function completeSettings(config: Settings, logger: Logger, resources: OpenResources): Promise<RuntimeSettings> {
  const PUBLIC_URL =
    config.PUBLIC_URL ?? `http://${config.HOST === '0.0.0.0' ? 'localhost' : config.HOST}:${config.PORT}`;
  const DATABASE_URL = config.DATABASE_URL ?? (await openEmbedded(config, logger, resources));
  return { ...config, PUBLIC_URL, DATABASE_URL, SECRET_KEY: await loadSecretKey(config) };
}

async function openEmbedded({ DATA_DIR }: Settings, logger: Logger, resources: OpenResources): Promise<string> {
  const log = { info: (message: string) => logger.info(message), warn: (message: string) => logger.warn(message) };
  const database = resources.add(await startEmbeddedPostgres({ dataDir: DATA_DIR, log }), (it) => it.stop());
  return database.url;
}
