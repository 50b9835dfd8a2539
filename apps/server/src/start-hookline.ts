/** Starts a process: opens its resources, makes its application, listens, and starts its periodic tasks. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { SetupService } from './modules/auth/index.js';
import { makeExample, type Example } from './modules/workflows/index.js';
import type { Settings } from './platform/config/config.js';
import type { RuntimeSettings } from './platform/config/settings.js';
import { createHttpApp, ensurePortFree, untilListening, type Address } from './platform/http/index.js';
import { openPlatform } from './platform/open-platform.js';
import { OpenResources } from './platform/open-resources.js';
import { PeriodicTasks } from './platform/tasks/periodic-tasks.js';

export interface Hookline {
  readonly settings: RuntimeSettings;
  /** Where it listens. */
  readonly url: string;
  /** The setup URL; null when the owner exists, or this process is a worker. */
  readonly setup: string | null;
  /** Set when this start made the example workflow. */
  readonly example: Example | null;
  close(): Promise<void>;
}

/** The built web app, as seen from the bundle in apps/server/dist. */
const WEB_FOLDER = join(import.meta.dirname, '../../web/dist');

export async function startHookline(config: Settings, logger: Logger): Promise<Hookline> {
  const resources = new OpenResources();
  const isWorker = config.ROLE === 'worker';
  const address: Address = isWorker
    ? { port: config.WORKER_PORT, host: config.HOST, setting: 'WORKER_PORT' }
    : { port: config.PORT, host: config.HOST, setting: 'PORT' };
  try {
    await ensurePortFree(address);
    const deps = await openPlatform(config, logger, resources);
    const options = isWorker ? { describesApi: false } : { webFolder: existsSync(WEB_FOLDER) ? WEB_FOLDER : undefined };
    const app = await createHttpApp(AppModule.with(deps), deps.settings, logger, options);
    resources.add(app, (it) => it.close());
    await untilListening(address, app.listen(address.port, address.host));
    app.get(PeriodicTasks).start();
    const running = { settings: deps.settings, url: await app.getUrl(), close: () => resources.close() };
    if (isWorker) return { ...running, setup: null, example: null };
    return { ...running, setup: await app.get(SetupService).address(), example: await makeExample(app) };
  } catch (error) {
    await resources.close();
    throw error;
  }
}
