// Runs the PostgreSQL from npm, for installations without a DATABASE_URL. The server is a process of its own that
// survives a killed Hookline: the next one adopts it. One Hookline at a time owns a data folder, by a lock in the
// database. A server that dies is restarted on the same port, so that the application's pool reconnects.
import { setTimeout as wait } from 'node:timers/promises';
import { applicationUrl } from './application-role.js';
import { ensureCluster, removeUnfinishedClusters } from './cluster/ensure-cluster.js';
import { findPostgresBinaries, type PostgresBinaries } from './cluster/postgres-binaries.js';
import { PostgresError } from './cluster/postgres-error.js';
import { chooseServiceAccount, type ServiceAccount } from './cluster/service-account.js';
import { openDataFolder, type DataFolder } from './files/data-folder.js';
import { adminUrl, connectAsOwner, type OwnerConnection } from './owner-connection.js';
import { findPostmaster, launchPostmaster, stopPostmaster, type Postmaster } from './postmaster/postmaster.js';

export interface EmbeddedPostgresOptions {
  /** DATA_DIR. Created when it is missing. */
  readonly dataDir: string;
  readonly log: { info(message: string): void; warn(message: string): void };
  /** The time limit of a fast shutdown before an immediate one. Default: 30 000 ms. */
  readonly stopLimitMs?: number;
}

export interface EmbeddedPostgres {
  /**
   * The URL of the database `hookline`, as its owner, who is no superuser. Constant for the lifetime of this object.
   */
  readonly url: string;
  /** The superuser's URL. For tests and benchmarks, which create databases of their own. */
  readonly adminUrl: string;
  /** The pid of the server process. Changes when the server is restarted. */
  readonly pid: number;
  /** Whether the server was already running, left by a killed Hookline. */
  readonly adopted: boolean;
  /** Stops the server and waits for its exit. */
  stop(): Promise<void>;
}

interface Site {
  readonly folder: DataFolder;
  readonly binaries: PostgresBinaries;
  readonly account: ServiceAccount | undefined;
}

interface Running {
  readonly postmaster: Postmaster;
  readonly owner: OwnerConnection;
  readonly adopted: boolean;
}

/**
 * Starts the embedded PostgreSQL on a data folder, or adopts the running one.
 * @throws DataDirError when the folder cannot be used
 * @throws PostgresError when PostgreSQL cannot run here
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const site = await openSite(options.dataDir);
  const { adopted, ...first } = await startOrAdopt(site);
  await removeUnfinishedClusters(site.folder);
  let running: Omit<Running, 'adopted'> = first;
  let stopping = false;

  const revive = async (): Promise<void> => {
    for (;;) {
      await running.owner.lost;
      if (stopping) return;
      options.log.warn('The connection to the built-in PostgreSQL was lost; Hookline is reconnecting.');
      running = (await restart(site, running.postmaster.port, () => stopping, options.log)) ?? running;
      if (stopping) return;
      options.log.info('The built-in PostgreSQL is back.');
    }
  };
  const reviving = revive();

  return {
    url: applicationUrl(site.folder, first.postmaster),
    adminUrl: adminUrl(site.folder, first.postmaster, 'postgres'),
    adopted,
    get pid() {
      return running.postmaster.pid;
    },
    async stop() {
      stopping = true;
      await running.owner.close();
      await reviving;
      await stopPostmaster(site.folder, running.postmaster, site.binaries, options.stopLimitMs ?? 30_000);
    },
  };
}

async function openSite(dataDir: string): Promise<Site> {
  const folder = await openDataFolder(dataDir);
  const account = await chooseServiceAccount(folder.cluster);
  const binaries = await findPostgresBinaries(account);
  await ensureCluster(folder, binaries, account);
  return { folder, binaries, account };
}

/**
 * The port can be taken between the check and the listen, and a stopping server can still hold the folder.
 * @param port of the server before, which clients know; left out: any that is free
 */
async function startOrAdopt(site: Site, port?: number, attempts = 5): Promise<Running> {
  const found = await findPostmaster(site.folder);
  const postmaster = found ?? (await launchPostmaster(site.folder, site.binaries, site.account, port));
  try {
    return { postmaster, owner: await connectAsOwner(site.folder, postmaster), adopted: found !== undefined };
  } catch (error) {
    if (attempts <= 1 || !(error instanceof PostgresError)) throw error;
    await wait(200);
    return startOrAdopt(site, port, attempts - 1);
  }
}

/** Waits for the port if another program has it: on any other, no client of this process would find the server again. */
async function restart(
  site: Site,
  port: number,
  stopping: () => boolean,
  log: EmbeddedPostgresOptions['log'],
): Promise<Running | undefined> {
  while (!stopping()) {
    try {
      return await startOrAdopt(site, port);
    } catch (error) {
      log.warn(error instanceof Error ? error.message : String(error));
      await wait(1_000);
    }
  }
  return undefined;
}
