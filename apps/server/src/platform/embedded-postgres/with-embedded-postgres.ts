import { applicationUrl } from './application-role.js';
import { openDataFolder } from './data-folder.js';
import { findPostmaster } from './postmaster.js';
import { startEmbeddedPostgres } from './start-embedded-postgres.js';

/**
 * Lets a command work in the embedded database: in the one that runs, beside the Hookline that uses it, or in one that is
 * started for it and stopped after it.
 */
export async function withEmbeddedPostgres<T>(dataDir: string, work: (url: string) => Promise<T>): Promise<T> {
  const folder = await openDataFolder(dataDir);
  const running = await findPostmaster(folder);
  if (running) return work(applicationUrl(folder, running));
  const log = { info: () => undefined, warn: (message: string) => void process.stderr.write(`${message}\n`) };
  const started = await startEmbeddedPostgres({ dataDir, log });
  try {
    return await work(started.url);
  } finally {
    await started.stop();
  }
}
