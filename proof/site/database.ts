/**
 * PostgreSQL with fsync on, as the product brings it, in a process of its own. Killed, it is started again on the same
 * port at once, and recovers from its log.
 */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until, withChildren } from '@hookline/testing';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../apps/server/src/platform/embedded-postgres/index.js';

export interface Database {
  readonly url: string;
  /** For what the proof itself wants to know. */
  readonly pool: pg.Pool;
  /** SIGKILL for the server and all its children; returns when the next one answers. @param whileDown happens meanwhile. */
  kill(whileDown?: () => Promise<void>): Promise<void>;
  /** The last resort of a process that is ending and cannot wait. */
  killAtOnce(): void;
  close(): Promise<void>;
}

/** Recovery reads and syncs the whole cluster: on a machine that is busy otherwise, it takes its time. */
const BACK_LIMIT_MS = 180_000;

/** @param logs the folder that gets the server's log when it is closed. */
export async function openDatabase(dataDir: string, logs: string): Promise<Database> {
  const log = { info: () => undefined, warn: () => undefined };
  const postgres = await startEmbeddedPostgres({ dataDir, log, stopLimitMs: 5_000 });
  const pool = new pg.Pool({ connectionString: postgres.url, max: 2, application_name: 'proof' });
  pool.on('error', () => undefined);
  return {
    url: postgres.url,
    pool,
    async kill(whileDown = async () => {}) {
      for (const pid of await withChildren(postgres.pid)) killIfThere(pid);
      await Promise.all([until(() => answers(pool), BACK_LIMIT_MS), whileDown()]);
    },
    killAtOnce: () => killIfThere(postgres.pid),
    async close() {
      await pool.end();
      await postgres.stop();
      await copyFile(join(dataDir, 'postgres.log'), join(logs, 'postgres.log'));
    },
  };
}

/** A child of the server may have ended since it was listed. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

const answers = (pool: pg.Pool): Promise<boolean> =>
  pool.query('select 1').then(
    () => true,
    () => false,
  );
