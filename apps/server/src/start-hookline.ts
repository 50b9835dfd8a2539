/**
 * Starts a process: opens its resources in order, passes them to its roles, and closes everything in reverse. A
 * resource that cannot be opened ends the start with one sentence.
 */
import type { Logger } from 'pino';
import { SetupService } from './modules/auth/index.js';
import { EngineWorker, ResumeLinks } from './modules/engine/index.js';
import { ReplayWorker, TextIndexer } from './modules/events/index.js';
import { SelfProbe } from './modules/health/index.js';
import { Retention } from './modules/retention/index.js';
import { RollupWorker } from './modules/rollups/index.js';
import type { Settings } from './platform/config/config.js';
import type { RuntimeSettings } from './platform/config/settings.js';
import { migrate } from './platform/database/data-source.js';
import { keepPartitions } from './platform/database/keep-partitions.js';
import { createPool } from './platform/database/pool.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres/index.js';
import { ensurePortFree } from './platform/http/index.js';
import { openLiveBus } from './platform/live/index.js';
import { createHttpClient } from './platform/outbound/index.js';
import type { PlatformDeps } from './platform/platform.module.js';
import { openRunQueue } from './platform/queue/bullmq-run-queue.js';
import { checkKeyFingerprint, loadSecretKey } from './platform/secrets/index.js';
import { makeExample, type Example } from './modules/workflows/index.js';
import { startApi } from './start-api.js';

export interface Hookline {
  readonly settings: RuntimeSettings;
  /** The setup URL; null when the owner exists, or this process serves no HTTP. */
  readonly setup: string | null;
  /** Set when this start made the example workflow. */
  readonly example: Example | null;
  close(): Promise<void>;
}

export async function startHookline(config: Settings, logger: Logger): Promise<Hookline> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return await open(config, logger, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  config: Settings,
  logger: Logger,
  closers: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<Hookline> {
  const opened = <T>(resource: T, closer: (resource: T) => Promise<unknown>): T => {
    closers.push(() => closer(resource));
    return resource;
  };
  if (config.ROLE !== 'worker') await ensurePortFree(config.PORT, config.HOST);
  const settings = await completeSettings(config, logger, closers);
  await migrate(settings.DATABASE_URL);
  const pool = opened(createPool(settings.DATABASE_URL, 16), (it) => it.end());
  pool.on('error', (error) =>
    logger.warn({ error: error.message }, 'A database connection was lost; the pool replaces it'),
  );
  await checkKeyFingerprint(pool, settings.SECRET_KEY);
  opened(await keepPartitions(pool, logger), async (stop) => stop());
  const live = opened(await openLiveBus(settings, logger, settings.REDIS_PREFIX), (it) => it.close());
  const queue = opened(
    await openRunQueue({
      databaseUrl: settings.DATABASE_URL,
      redisUrl: settings.REDIS_URL,
      name: `${settings.REDIS_PREFIX}-runs`,
      logger,
    }),
    (it) => it.close(),
  );
  const http = opened(createHttpClient({ allow: settings.OUTBOUND_ALLOW }), (it) => it.close());
  const deps: PlatformDeps = { settings, pool, queue, live, http, logger };

  if (settings.ROLE !== 'api') {
    const links = new ResumeLinks(settings.PUBLIC_URL, settings.SECRET_KEY);
    const resumeUrl = (runId: string, path: string) => links.urlOf(runId, path);
    const concurrency = settings.WORKER_CONCURRENCY;
    const publicUrl = settings.PUBLIC_URL;
    const worker = new EngineWorker({ pool, queue, live, http, resumeUrl, publicUrl, logger, concurrency });
    await worker.start();
    opened(worker, (it) => it.close());
    const rollups = opened(new RollupWorker(pool, logger), (it) => it.close());
    rollups.start();
    const retention = opened(new Retention({ pool, logger, days: settings.RETENTION_DAYS }), (it) => it.close());
    retention.start();
    const indexer = opened(new TextIndexer(pool, logger), (it) => it.close());
    indexer.start();
    const replays = opened(new ReplayWorker({ pool, queue, live, logger }), (it) => it.close());
    replays.start();
  }
  if (settings.ROLE === 'worker') return { settings, setup: null, example: null, close };
  const app = opened(await startApi(deps), (it) => it.close());
  if (settings.SELF_PROBE === 'on') {
    const { PUBLIC_URL: publicUrl, OUTBOUND_ALLOW: allow } = settings;
    opened(new SelfProbe({ publicUrl, allow, logger }), (it) => it.close()).start();
  }
  return { settings, setup: await app.get(SetupService).address(), example: await makeExample(app), close };
}

/** Fills in unset settings: the embedded database, the generated key, the URL. */
async function completeSettings(
  config: Settings,
  logger: Logger,
  closers: (() => Promise<unknown>)[],
): Promise<RuntimeSettings> {
  const PUBLIC_URL =
    config.PUBLIC_URL ?? `http://${config.HOST === '0.0.0.0' ? 'localhost' : config.HOST}:${config.PORT}`;
  const DATABASE_URL = config.DATABASE_URL ?? (await openEmbedded(config, logger, closers));
  return { ...config, PUBLIC_URL, DATABASE_URL, SECRET_KEY: await loadSecretKey(config) };
}

async function openEmbedded(config: Settings, logger: Logger, closers: (() => Promise<unknown>)[]): Promise<string> {
  const database = await startEmbeddedPostgres({
    dataDir: config.DATA_DIR,
    log: { info: (message) => logger.info(message), warn: (message) => logger.warn(message) },
  });
  closers.push(() => database.stop());
  return database.url;
}
