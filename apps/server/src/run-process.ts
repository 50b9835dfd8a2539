/** From environment to running process to exit code. Every way to fail at the start ends in one clear sentence. */
import 'reflect-metadata';
import type { Logger } from 'pino';
import { loadConfig } from './platform/config/load-config.js';
import { createLogger } from './platform/logging/create-logger.js';
import { startHookline, type Hookline } from './start-hookline.js';
import { startFailure } from './start-failure.js';

export async function runProcess(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = loadConfig(environment);
    const logger = createLogger({ level: config.LOG_LEVEL });
    const hookline = await startHookline(config, logger);
    closeOnSignals(hookline, logger);
    announce(hookline);
  } catch (error) {
    process.stderr.write(`${startFailure(error)}\n`);
    process.exit(1);
  }
}

function announce({ settings, example }: Hookline): void {
  if (settings.ROLE === 'worker') return void process.stdout.write('Hookline worker is ready.\n');
  process.stdout.write(`\n  Hookline is ready: ${settings.PUBLIC_URL}\n`);
  if (example) process.stdout.write(`  Try the example:   ${example.curl}\n`);
  process.stdout.write('\n');
}

function closeOnSignals(hookline: Hookline, logger: Logger): void {
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    hookline.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'Hookline did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}
