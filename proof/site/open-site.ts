/** Everything the proof runs on: PostgreSQL, Redis, the receiver, two api and two worker processes of the built product. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtServer, freePort, openApi, redisArguments, usersEnvironment, type Api } from '@hookline/testing';
import { setupToken } from '../../apps/server/src/modules/auth/setup/setup-token.js';
import { openDatabase, type Database } from './database.js';
import { SupervisedProcess } from './supervised-process.js';
import { untilAborted } from './until-aborted.js';

export interface SiteOptions {
  readonly queue: 'redis' | 'postgres';
  readonly seed: number;
  /** The folder with the built server. */
  readonly server: string;
  /** What the receiver is like: the share of calls that it fails, and about how long it takes. */
  readonly receiver?: { readonly failing: number; readonly tookMs: number };
  /** Ends the proof, and every process with it. */
  readonly signal?: AbortSignal | undefined;
}

/** Quick enough to keep up, slow enough that a kill finds calls under way. */
const RECEIVER = { failing: 0.05, tookMs: 20 };

export interface Site {
  readonly database: Database;
  readonly redis: SupervisedProcess | null;
  readonly apis: readonly SupervisedProcess[];
  readonly workers: readonly SupervisedProcess[];
  /** Where the apis answer, in their order. */
  readonly urls: readonly string[];
  readonly receiver: string;
  readonly api: Api;
  /** What all processes write. */
  readonly logs: string;
  /** Removes what a Redis with an append-only file keeps; it is to be down. */
  wipeRedis(): Promise<void>;
  /** Ends every process. */
  close(): Promise<void>;
  /** What it kept on disk. @param logs when they are to stay. */
  removeAllBut(logs: string | null): Promise<void>;
}

const RECEIVER_MAIN = join(import.meta.dirname, '../receiver.mjs');

export async function openSite({ queue, seed, server, receiver = RECEIVER, signal }: SiteOptions): Promise<Site> {
  const main = builtServer(server);
  const folder = await mkdtemp(join(tmpdir(), 'hookline-proof-'));
  const [logs, redisFolder, data] = [join(folder, 'logs'), join(folder, 'redis'), join(folder, 'data')];
  for (const path of [logs, redisFolder]) await mkdir(path);

  let database: Database | undefined;
  const { run, close } = openProcesses(logs, { signal, database: () => database });

  try {
    const [redisPort, receiverPort] = [await freePort(), await freePort()];
    const apiPorts = [await freePort(), await freePort()];
    database = await openDatabase(data, logs);
    // A plain restart keeps its data: only the wipe takes it.
    const redis = queue === 'redis' ? await run('redis', 'redis-server', redisArguments(redisPort, redisFolder)) : null;
    await run('receiver', process.execPath, [
      RECEIVER_MAIN,
      ...[receiverPort, seed, receiver.failing, receiver.tookMs].map(String),
    ]);
    const secretKey = randomBytes(24).toString('hex');
    const settings = {
      DATABASE_URL: database.url,
      ...(redis ? { REDIS_URL: `redis://127.0.0.1:${redisPort}` } : {}),
      SECRET_KEY: secretKey,
      OUTBOUND_ALLOW: '127.0.0.1',
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
    };
    const hookline = (name: string, role: Record<string, string>): Promise<SupervisedProcess> =>
      run(name, process.execPath, ['--enable-source-maps', main], { ...settings, ...role });
    const apis = await Promise.all(
      apiPorts.map((port, place) => hookline(`api-${place + 1}`, { ROLE: 'api', PORT: String(port) })),
    );
    const workers = await Promise.all(
      [1, 2].map((place) => hookline(`worker-${place}`, { ROLE: 'worker', WORKER_PORT: '0' })),
    );
    const urls = apiPorts.map((port) => `http://127.0.0.1:${port}`);
    return {
      database,
      redis,
      apis,
      workers,
      urls,
      receiver: `http://127.0.0.1:${receiverPort}`,
      api: await openApi(urls[0] ?? '', setupToken(secretKey)),
      logs,
      wipeRedis: async () => {
        await rm(redisFolder, { recursive: true, force: true });
        await mkdir(redisFolder);
      },
      close,
      removeAllBut: async (kept) => {
        for (const path of kept ? [redisFolder, data] : [folder]) await rm(path, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await close();
    throw new Error(`Not everything could be started. What all processes wrote is in ${logs}`, { cause: error });
  }
}

interface Started {
  readonly signal: AbortSignal | undefined;
  /** Ended with the processes, which it serves. */
  readonly database: () => Database | undefined;
}

/** The processes that stand on the database: each is waited for, and all are killed with this one. */
function openProcesses(logs: string, { signal, database }: Started) {
  const processes: SupervisedProcess[] = [];
  const killAll = (): void => {
    for (const process of processes) process.killAtOnce();
    database()?.killAtOnce();
  };
  process.once('exit', killAll);
  const close = async (): Promise<void> => {
    await Promise.all(processes.map((process) => process.stop()));
    await database()?.close();
    process.off('exit', killAll);
  };
  const run = async (name: string, command: string, args: readonly string[], env = {}): Promise<SupervisedProcess> => {
    const process = new SupervisedProcess({
      name,
      command,
      args,
      logs,
      readyWhen: /is ready|Ready to accept connections/,
      env: { ...usersEnvironment(), ...env },
    });
    processes.push(process);
    await untilAborted(signal, process.untilReady());
    return process;
  };
  return { run, close };
}
