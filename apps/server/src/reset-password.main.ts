/** `npm run reset-password`: a new password for an operator with shell access, whether Hookline is running or not. */
import 'reflect-metadata';
import { resetPassword } from './modules/auth/index.js';
import { loadConfig } from './platform/config/load-config.js';
import { createPool } from './platform/database/pool.js';
import { withEmbeddedPostgres } from './platform/embedded-postgres/index.js';
import { startFailure } from './start-failure.js';

const [email] = process.argv.slice(2);

try {
  const { DATABASE_URL, DATA_DIR } = loadConfig(process.env);
  const account = DATABASE_URL === undefined ? await withEmbeddedPostgres(DATA_DIR, reset) : await reset(DATABASE_URL);
  process.stdout.write(
    `\n  ${account.email} logs in with this password now: ${account.password}\n  All browsers are logged out. Change it in the settings.\n\n`,
  );
} catch (error) {
  process.stderr.write(`${startFailure(error, 'The password could not be reset')}\n`);
  process.exitCode = 1;
}

async function reset(url: string) {
  const pool = createPool(url, 1);
  try {
    return await resetPassword(pool, email);
  } finally {
    await pool.end();
  }
}
