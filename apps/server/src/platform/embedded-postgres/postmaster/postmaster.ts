import { execFile, spawn } from 'node:child_process';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { PostgresBinaries } from '../cluster/postgres-binaries.js';
import { postgresEnvironment } from '../cluster/postgres-environment.js';
import { asArguments, clusterName, postgresSettings } from '../cluster/postgres-settings.js';
import { openReachableHome } from '../cluster/reachable-home.js';
import type { ServiceAccount } from '../cluster/service-account.js';
import type { DataFolder } from '../files/data-folder.js';
import { freePort } from './free-port.js';
import { processCommand } from './process-command.js';

/**
 * A PostgreSQL server process on our cluster. It outlives us on purpose: killing Hookline must not crash the database.
 */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const execute = promisify(execFile);
const largestLog = 10 * 1024 * 1024;

/** The server already running on this cluster, left by a killed Hookline. */
export async function findPostmaster(folder: DataFolder): Promise<Postmaster | undefined> {
  const lines = await readPidFile(folder);
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port) return undefined;
  return (await isAlive(folder, pid)) ? { pid, port } : undefined;
}

/** Whether this process is a PostgreSQL server on this cluster, and not another process with the same id. */
export async function isAlive(folder: DataFolder, pid: number): Promise<boolean> {
  return (await processCommand(pid)).includes(clusterName(folder));
}

/**
 * Starts a server without waiting until it accepts connections.
 * @param fixedPort it has to listen on; left out: the one it had before if that is free, else another
 */
export async function launchPostmaster(
  folder: DataFolder,
  { postgres }: PostgresBinaries,
  account: ServiceAccount | undefined,
  fixedPort?: number,
): Promise<Postmaster> {
  await removeStalePidFile(folder);
  const port = fixedPort ?? (await freePort(Number(await readFile(folder.portFile, 'utf8').catch(() => '0'))));
  await writeFile(folder.portFile, String(port));
  await rotateLog(folder);
  const home = await openReachableHome(folder.home, account);
  const log = await open(folder.logFile, 'a', 0o600);
  try {
    const child = spawn(postgres, ['-D', `${home.path}/cluster`, ...asArguments(postgresSettings(folder, port))], {
      ...account,
      cwd: '/',
      env: postgresEnvironment(),
      // A session of its own: Ctrl-C in the terminal reaches Hookline, which then stops the database last.
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd, home.handle],
    });
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    child.unref();
    return { pid: child.pid ?? 0, port };
  } finally {
    await log.close();
    await home.close();
  }
}

/**
 * Stops the server: first a fast shutdown (open transactions are rolled back), then an immediate one. Data is safe
 * either way.
 */
export async function stopPostmaster(
  folder: DataFolder,
  { pid }: Postmaster,
  { pgCtl }: PostgresBinaries,
  limitMs: number,
): Promise<void> {
  if (process.platform === 'win32') {
    await execute(pgCtl, ['stop', '-D', folder.cluster, '-m', 'fast', '-w']);
    return;
  }
  for (const [signal, deadlineMs] of [
    ['SIGINT', limitMs],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    if (!(await signalTo(folder, pid, signal))) return;
    if (await hasEnded(folder, pid, deadlineMs)) return;
  }
}

/** The last lines of the server's log: the reason when it did not start. */
export async function lastLogLines(folder: DataFolder): Promise<string> {
  return (await readFile(folder.logFile, 'utf8')).trim().split('\n').slice(-5).join('\n');
}

async function readPidFile({ cluster }: DataFolder): Promise<string[]> {
  return (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
}

// PostgreSQL refuses to start when the pid in its file belongs to any living process of the same user.
async function removeStalePidFile(folder: DataFolder): Promise<void> {
  const pid = Number((await readPidFile(folder))[0]);
  if (pid && !(await isAlive(folder, pid))) await rm(join(folder.cluster, 'postmaster.pid'), { force: true });
}

async function rotateLog({ logFile }: DataFolder): Promise<void> {
  const size = await stat(logFile).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > largestLog) await rename(logFile, `${logFile}.old`);
}

async function signalTo(folder: DataFolder, pid: number, signal: NodeJS.Signals): Promise<boolean> {
  if (!(await isAlive(folder, pid))) return false;
  process.kill(pid, signal);
  return true;
}

async function hasEnded(folder: DataFolder, pid: number, deadlineMs: number): Promise<boolean> {
  const deadline = performance.now() + deadlineMs;
  while (await isAlive(folder, pid)) {
    if (performance.now() > deadline) return false;
    await wait(25);
  }
  return true;
}
