import { spawn } from 'node:child_process';
import { chown, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DataDirError } from '../files/data-dir-error.js';
import type { DataFolder } from '../files/data-folder.js';
import { errorCode } from '../files/error-code.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { postgresEnvironment } from './postgres-environment.js';
import { PostgresError } from './postgres-error.js';
import { openReachableHome } from './reachable-home.js';
import type { ServiceAccount } from './service-account.js';

/** The role that creates and owns the cluster. */
export const SUPERUSER = 'hookline';

const unfinished = 'new-';

/**
 * Runs initdb when the data folder has no cluster. The cluster appears atomically: it is created under another name and
 * renamed. When two Hooklines start at once, both try, and one wins.
 */
export async function ensureCluster(
  folder: DataFolder,
  binaries: PostgresBinaries,
  account: ServiceAccount | undefined,
): Promise<void> {
  const existing = await clusterVersion(folder);
  if (existing === undefined) return initialise(folder, binaries, account);
  if (existing === binaries.major) return;
  throw new DataDirError(
    'data-dir.wrong-version',
    `The data folder ${folder.path} was made by PostgreSQL ${existing}, and this Hookline brings PostgreSQL ${binaries.major}. Start the Hookline that made it, dump the database with pg_dump, and restore it into an empty data folder.`,
  );
}

/** Deletes the leftovers of a killed initdb. Only the owner of a finished cluster may do so. */
export async function removeUnfinishedClusters({ home }: DataFolder): Promise<void> {
  const names = (await readdir(home)).filter((name) => name.startsWith(unfinished));
  for (const name of names) await rm(join(home, name), { recursive: true, force: true });
}

async function clusterVersion({ cluster }: DataFolder): Promise<number | undefined> {
  try {
    return Number((await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim());
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new DataDirError(
      'data-dir.unreadable',
      `The database in ${cluster} cannot be read by this user (${errorCode(error)}). Start Hookline as the user that made the data folder.`,
    );
  }
}

async function initialise(
  folder: DataFolder,
  binaries: PostgresBinaries,
  account: ServiceAccount | undefined,
): Promise<void> {
  const work = await mkdtemp(join(folder.home, unfinished));
  try {
    await writeFile(join(work, 'password'), folder.password, { mode: 0o600 });
    if (account) await handOver([folder.home, work, join(work, 'password')], account);
    await runInitdb(folder, binaries, account, basename(work));
    await rename(join(work, 'cluster'), folder.cluster);
  } catch (error) {
    // Another process was faster. It may also have made our initdb fail, by deleting unfinished clusters.
    if ((await clusterVersion(folder)) === undefined) throw error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function handOver(paths: string[], { uid, gid }: ServiceAccount): Promise<void> {
  for (const path of paths) await chown(path, uid, gid);
}

async function runInitdb(
  folder: DataFolder,
  { initdb }: PostgresBinaries,
  account: ServiceAccount | undefined,
  work: string,
): Promise<void> {
  const home = await openReachableHome(folder.home, account);
  const files = ['--pgdata', `${home.path}/${work}/cluster`, '--pwfile', `${home.path}/${work}/password`];
  const access = ['--username', SUPERUSER, '--auth', 'scram-sha-256', '--no-instructions'];
  const language = [
    '--encoding',
    'UTF8',
    '--locale',
    'C',
    '--locale-provider',
    'builtin',
    '--builtin-locale',
    'C.UTF-8',
  ];
  try {
    const child = spawn(initdb, [...files, ...access, ...language], {
      ...account,
      cwd: '/',
      env: postgresEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe', home.handle],
    });
    let problems = '';
    child.stderr?.on('data', (chunk: Buffer) => (problems += chunk.toString('utf8')));
    const code = await new Promise<number | null>((resolve, reject) =>
      child.once('close', resolve).once('error', reject),
    );
    if (code !== 0) throw initdbFailed(problems);
  } finally {
    await home.close();
  }
}

const initdbFailed = (problems: string): PostgresError =>
  new PostgresError('postgres.failed', `PostgreSQL could not make its data folder. It says: ${problems.trim()}`);
