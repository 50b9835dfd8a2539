/**
 * The built server as a process of its own, as a person has it. Everything it says is kept, and it is seen dying: a wait
 * for something of a process that has ended fails at once, with its last words.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until.js';
import { usersEnvironment } from './users-environment.js';

/** On a machine that is busy otherwise; three seconds on two idle cores. */
const START_LIMIT_MS = 180_000;
const main = join(import.meta.dirname, '../../apps/server/dist/main.js');

export interface HooklineProcess {
  /** Everything written so far, stdout and stderr as they came. */
  log(): string;
  /** What was written to stderr. */
  complaints(): string;
  /** The exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Waits until it can do its work. */
  untilReady(url: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
}

/** @param settings what a user sets. */
export function spawnHookline(settings: Record<string, string>): HooklineProcess {
  if (!existsSync(main)) throw new Error(`${main} is missing. Build it first: npm run build`);
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    env: { ...usersEnvironment(), HOST: '127.0.0.1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  let complaints = '';
  let over = false;
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString('utf8');
    complaints += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      over = true;
      resolve(code);
    });
  });
  return {
    log: () => log,
    complaints: () => complaints,
    ended,
    signal: (name) => void child.kill(name),
    async untilReady(url) {
      await until(async () => over || (await isReady(url)), START_LIMIT_MS);
      if (over) throw new Error(`Hookline ended while it was starting. It says:\n${log}`);
    },
  };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
