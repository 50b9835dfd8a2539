import { applicationUrl } from './application-role.js';
import { openDataFolder } from './files/data-folder.js';
import { findPostmaster } from './postmaster/postmaster.js';
import { startEmbeddedPostgres } from './start-embedded-postgres.js';

/**
 * Runs a command with the embedded database: with the running server, beside the Hookline that uses it, or with one
 * started and stopped for it.
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
