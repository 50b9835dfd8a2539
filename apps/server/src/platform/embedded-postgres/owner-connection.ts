import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { DATABASE, ensureApplicationRole } from './application-role.js';
import { SUPERUSER } from './cluster/ensure-cluster.js';
import { PostgresError } from './cluster/postgres-error.js';
import { clusterName } from './cluster/postgres-settings.js';
import { databaseUrl } from './database-url.js';
import { DataDirError } from './files/data-dir-error.js';
import type { DataFolder } from './files/data-folder.js';
import { errorCode } from './files/error-code.js';
import { isAlive, lastLogLines, type Postmaster } from './postmaster/postmaster.js';

/** Held by the Hookline that owns the data folder. PostgreSQL releases it when that process dies. */
export interface OwnerConnection {
  /** Resolves when the connection is closed, by either side. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

const ownerLock = 7_046_029_254;

/** The superuser's connection URL of a database in the embedded server. */
export const adminUrl = ({ password }: DataFolder, { port }: Postmaster, database: string): string =>
  databaseUrl({ user: SUPERUSER, password, port, database });

/**
 * Waits for the server, takes the owner's lock, and creates the database and its role.
 * @throws DataDirError `data-dir.in-use`
 * @throws PostgresError `postgres.failed`
 */
export async function connectAsOwner(folder: DataFolder, postmaster: Postmaster): Promise<OwnerConnection> {
  const client = await connectWhenReady(folder, postmaster);
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  // Without a listener a lost connection would end the process; `lost` reports it.
  client.on('error', () => undefined);
  try {
    await acquireLock(client, folder);
    await ensureApplicationRole(client, folder, () => connect(adminUrl(folder, postmaster, DATABASE)));
  } catch (error) {
    await client.end();
    throw error;
  }
  return { lost, close: () => client.end() };
}

async function connectWhenReady(folder: DataFolder, postmaster: Postmaster): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({
      connectionString: adminUrl(folder, postmaster, 'postgres'),
      application_name: 'hookline-owner',
      // Another program may have the port, and say nothing.
      connectionTimeoutMillis: 5_000,
    });
    try {
      await client.connect();
      await confirmCluster(client, folder);
      return client;
    } catch (error) {
      if (error instanceof DataDirError) throw error;
      if (!(await isAlive(folder, postmaster.pid))) throw await ended(folder);
      if (!isStarting(error)) throw await refused(folder, error);
      await wait(25);
    }
  }
}

// A copied data folder contains the original's password and postmaster.pid, and would connect to the original's server.
async function confirmCluster(client: pg.Client, folder: DataFolder): Promise<void> {
  const { rows } = await client.query<{ cluster_name: string }>('show cluster_name');
  if (rows[0]?.cluster_name === clusterName(folder)) return;
  await client.end();
  throw new DataDirError(
    'data-dir.in-use',
    `Another PostgreSQL answers where the one of ${folder.path} should be. Start Hookline again.`,
  );
}

async function acquireLock(client: pg.Client, folder: DataFolder): Promise<void> {
  const deadline = performance.now() + 2_000;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [ownerLock]);
    if (rows[0]?.taken) return;
    if (performance.now() > deadline) break;
    // The server may not have noticed yet that the last owner is dead.
    await wait(50);
  }
  throw new DataDirError(
    'data-dir.in-use',
    `Another Hookline is running with the data folder ${folder.path}. Stop it first, or set DATA_DIR to another folder.`,
  );
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: 'hookline-owner' });
  await client.connect();
  return client;
}

// 57P03: the server is starting, recovering or shutting down. The rest: it is not listening.
const isStarting = (error: unknown): boolean =>
  ['57P03', 'ECONNREFUSED', 'ECONNRESET'].includes(errorCode(error)) ||
  (error instanceof Error && error.message.includes('Connection terminated'));

const ended = async (folder: DataFolder): Promise<PostgresError> =>
  new PostgresError(
    'postgres.failed',
    `PostgreSQL ended while it was starting. It says:\n${await lastLogLines(folder)}`,
  );

const refused = async (folder: DataFolder, error: unknown): Promise<PostgresError> =>
  new PostgresError(
    'postgres.failed',
    `PostgreSQL runs but refuses the connection (${errorCode(error)}). It says:\n${await lastLogLines(folder)}`,
  );
