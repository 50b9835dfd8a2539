import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, makeOwner, until, type StartedProcess } from '@hookline/testing';
import { spawnHookline, untilReady } from './hookline-process.js';
import { endPostgres } from './postgres-processes.js';
import { setupAddress } from './setup-address.js';

/** A Hookline on a data folder of its own, which stays the same when it is started again. */
export interface Hookline {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Everything it said, through all its starts. */
  log(): string;
  /** Ctrl-C. Gives the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: it gets no chance to tidy up. */
  kill(): Promise<void>;
  /** After `stop` or `kill`: the same port, the same data. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

/** With an empty data folder, not yet started. It may reach this machine, where the tests' servers are. */
export async function prepareHookline(): Promise<Hookline> {
  const folder = await mkdtemp(join(tmpdir(), 'hookline-e2e-'));
  const dataDir = join(folder, 'data');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const starts: StartedProcess[] = [];
  const environment = { PORT: String(port), DATA_DIR: dataDir, OUTBOUND_ALLOW: '127.0.0.1' };

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const hookline = starts.at(-1);
    hookline?.signal(signal);
    return (await hookline?.ended)?.code ?? null;
  };
  return {
    url,
    port,
    dataDir,
    log: () => starts.map((hookline) => hookline.log()).join(''),
    stop: () => end('SIGINT'),
    kill: async () => void (await end('SIGKILL')),
    start: async () => {
      const hookline = spawnHookline(environment);
      starts.push(hookline);
      await untilReady(hookline, url);
    },
    close: async () => {
      await end('SIGINT');
      await endPostgres(dataDir);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts it and makes its owner. @returns the owner's session as a cookie: `name=value`. */
export async function startWithOwner(hookline: Hookline): Promise<string> {
  await hookline.start();
  // It is printed a moment after the server answers.
  await until(() => hookline.log().includes('/setup#'), 30_000);
  return makeOwner(hookline.url, setupAddress(hookline.log()).token);
}
