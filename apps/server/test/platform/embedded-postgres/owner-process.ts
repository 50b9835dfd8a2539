// Runs as a process of its own, so that tests can kill it. Prints one line of JSON when the database is up, or when it cannot be.
import { DataDirError, startEmbeddedPostgres } from '../../../src/platform/embedded-postgres/index.js';

const [dataDir = ''] = process.argv.slice(2);
const log = { info: () => undefined, warn: () => undefined };
const print = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
  print({ url: postgres.url, pid: postgres.pid, adopted: postgres.adopted });
} catch (error) {
  if (!(error instanceof DataDirError)) throw error;
  print({ code: error.code, message: error.message });
  process.exitCode = 1;
}
