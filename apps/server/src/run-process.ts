/** From environment to running process to exit code. Every failure at the start ends in one clear sentence. */
import 'reflect-metadata';
import { loadConfig } from './platform/config/load-config.js';
import { createLogger } from './platform/logging/create-logger.js';
import { startFailure } from './start-failure.js';
import { startHookline, type Hookline } from './start-hookline.js';

export async function runProcess(environment: NodeJS.ProcessEnv): Promise<void> {
  const stopSignal = waitForSignal();
  try {
    const config = loadConfig(environment);
    const hookline = await startHookline(config, createLogger({ level: config.LOG_LEVEL }));
    announce(hookline);
    await stopSignal;
    await hookline.close();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${startFailure(error)}\n`);
    process.exit(1);
  }
}

/** Listens from the first moment, so that a Ctrl-C during the start also stops what has been started. */
const waitForSignal = (): Promise<void> =>
  new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });

function announce({ settings, url, setup, example }: Hookline): void {
  if (settings.ROLE === 'worker')
    return void process.stdout.write(`Hookline worker is ready. Its health and metrics: ${url}\n`);
  process.stdout.write(`\n  Hookline is ready: ${setup ?? settings.PUBLIC_URL}\n`);
  if (setup !== null) process.stdout.write('  Open it to make the owner: whoever has this address may.\n');
  if (example) process.stdout.write(`  Try the example:   ${example.curl}\n`);
  process.stdout.write('\n');
}
