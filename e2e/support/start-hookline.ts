import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { spawnHookline, type HooklineProcess } from './hookline-process.js';
import { endPostgres } from './postgres-processes.js';
import { hasFailed, type Story } from './story.js';

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
}

/**
 * Starts it on an empty data folder and waits until it is ready. It may reach this machine, where the tests' servers are.
 * When the story ends it is stopped and its data removed; what it said is shown when the story failed.
 */
export async function startHookline(story: Story): Promise<Hookline> {
  const folder = await mkdtemp(join(tmpdir(), 'hookline-e2e-'));
  const dataDir = join(folder, 'data');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const starts: HooklineProcess[] = [];
  const environment = { PORT: String(port), DATA_DIR: dataDir, OUTBOUND_ALLOW: '127.0.0.1' };

  const start = async (): Promise<void> => {
    const hookline = spawnHookline(environment);
    starts.push(hookline);
    await hookline.untilReady(url);
  };
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const hookline = starts.at(-1);
    hookline?.signal(signal);
    return hookline?.ended ?? null;
  };
  const log = (): string => starts.map((hookline) => hookline.log()).join('');
  story.onTestFinished(async () => {
    if (hasFailed(story)) process.stderr.write(`What Hookline said:\n${log()}\n`);
    await end('SIGINT');
    await endPostgres(dataDir);
    await rm(folder, { recursive: true, force: true });
  });
  await start();
  return {
    url,
    port,
    dataDir,
    log,
    stop: () => end('SIGINT'),
    kill: async () => void (await end('SIGKILL')),
    start,
  };
}
