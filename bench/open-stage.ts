// What stands around one measurement, on loopback and with a database of its own: Redis when it is the queue, the
// receiver, and the processes that are measured.
import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  builtServer,
  freePort,
  redisArguments,
  responds,
  startProcess,
  until,
  type StartedProcess,
} from '@hookline/testing';
import type { Queue } from './options.js';
import type { AckReport, LoadReport } from './processes/load.js';
import { SECRET_KEY } from './processes/secret-key.js';

const START_LIMIT_MS = 60_000;

export interface StageOptions {
  readonly queue: Queue;
  readonly database: string;
  /** For what Redis and Hookline keep on disk. */
  readonly folder: string;
  /** Where the bundled processes are. */
  readonly scripts: string;
  readonly receiverDelayMs: number;
}

/** What is fired at an address. */
export interface LoadOptions {
  readonly events: number;
  /** That send at the same time, each its next event once the last one is answered. */
  readonly connections: number;
  /** That reach the receiver; 1 unless told otherwise. */
  readonly effectsPerEvent?: number;
  /** Signs each event as GitHub does. */
  readonly secret?: string;
}

interface HooklineSettings extends Readonly<Record<string, string>> {
  readonly role: 'all' | 'api' | 'worker';
}

export interface Stage {
  readonly database: string;
  readonly receiver: string;
  /** @returns the address that takes its events. */
  startFloor(): Promise<string>;
  /** @returns its address and a look at its memory. A worker is up soon after; what it misses waits for it. */
  startHookline(settings?: HooklineSettings): Promise<{ readonly url: string; memoryMb(): number }>;
  /** Fires events at an address and waits for their effects. */
  load(url: string, options: LoadOptions): Promise<LoadReport>;
  /** The same, until the last one is answered. */
  loadAcks(url: string, options: LoadOptions): Promise<AckReport>;
  close(): Promise<void>;
}

export async function openStage({ queue, database, folder, scripts, receiverDelayMs }: StageOptions): Promise<Stage> {
  const started: StartedProcess[] = [];
  const start = (args: readonly (string | number)[], own: object = {}, command = process.execPath): StartedProcess => {
    const env = { ...process.env, ...own };
    const child = startProcess({ command, args: args.map(String), env, onOutput: showComplaints });
    started.push(child);
    return child;
  };
  const script = (name: string): string => join(scripts, `${name}.js`);

  const env: Record<string, string> = { DATABASE_URL: database, NODE_ENV: 'production' };
  if (queue === 'redis') {
    const port = await freePort();
    const own = join(folder, `redis-${port}`);
    await mkdir(own);
    start(redisArguments(port, own), {}, 'redis-server');
    env['REDIS_URL'] = `redis://127.0.0.1:${port}`;
  }
  const receiverPort = await freePort();
  const receiver = `http://127.0.0.1:${receiverPort}`;
  start([script('receiver'), receiverPort, receiverDelayMs]);
  await untilResponds(`${receiver}/count`);

  return {
    database,
    receiver,
    async startFloor() {
      const port = await freePort();
      start([script('floor')], { ...env, PORT: `${port}`, ECHO: receiver });
      await untilResponds(`http://127.0.0.1:${port}/count`);
      return `http://127.0.0.1:${port}/hook/x`;
    },
    async startHookline({ role, ...settings } = { role: 'all' }) {
      const port = await freePort();
      const own = {
        PORT: `${port}`,
        WORKER_PORT: '0',
        ROLE: role,
        OUTBOUND_ALLOW: '127.0.0.1',
        SECRET_KEY,
        LOG_LEVEL: 'warn',
      };
      const { pid } = start([builtServer()], { ...env, ...own, DATA_DIR: folder, ...settings });
      const url = `http://127.0.0.1:${port}`;
      if (role !== 'worker') await untilResponds(`${url}/health/ready`);
      return { url, memoryMb: () => memoryMb(pid) };
    },
    load: (url, options) => load(script('load'), url, options, [`${receiver}/count`, options.effectsPerEvent ?? 1]),
    loadAcks: (url, options) => load(script('load'), url, options, []),
    async close() {
      for (const child of started.splice(0).reverse()) await child.stop();
    },
  };
}

async function load<Report>(
  script: string,
  url: string,
  { events, connections, secret }: LoadOptions,
  counter: readonly (string | number)[],
): Promise<Report> {
  const signing = secret === undefined ? [] : [`--secret=${secret}`];
  const args = [script, url, events, connections, ...counter, ...signing].map(String);
  const sender = startProcess({ args });
  const { code } = await sender.ended;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}. It says:\n${sender.log()}`);
  const report: Report = JSON.parse(sender.written('stdout'));
  return report;
}

function showComplaints(text: string, stream: 'stdout' | 'stderr'): void {
  if (stream === 'stderr') process.stderr.write(text);
}

const untilResponds = (url: string): Promise<void> => until(() => responds(url), START_LIMIT_MS);

/** Resident memory, as the system counts it. */
const memoryMb = (pid: number | undefined): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
