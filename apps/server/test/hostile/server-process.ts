import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { build } from 'vite';
import { freePort } from '../../src/platform/embedded-postgres/free-port.js';
import { testSettings } from '../setup/test-hookline.js';
import type { TestSpace } from '../setup/test-space.js';

/** In megabytes. */
export interface Memory {
  /** What the process takes from the system. */
  readonly resident: number;
  /** What it holds on to, in the heap and beside it. */
  readonly held: number;
}

/** A whole Hookline as a process of its own, from source. */
export interface ServerProcess {
  readonly port: number;
  /** What it said that is an error or worse, or no line of its log. */
  readonly complaints: readonly string[];
  /** Its exit code or signal, once it has ended; null while it lives. */
  readonly ended: number | string | null;
  /** Once its garbage has been collected. */
  memory(): Promise<Memory>;
  /** Ends it. @returns its exit code, or null when it had to be killed by the system */
  end(): Promise<number | null>;
}

const MEGABYTE = 1024 * 1024;
const BAD: ReadonlySet<string> = new Set(['error', 'fatal']);

/** Node runs no TypeScript, so the server is bundled first, beside the packages it imports. */
export async function startServerProcess(
  space: TestSpace,
  settings: Record<string, string> = {},
): Promise<ServerProcess> {
  const server = join(import.meta.dirname, '..', '..');
  const outDir = await mkdtemp(join(server, 'node_modules', '.hostile-'));
  const remove = () => rm(outDir, { recursive: true, force: true });
  try {
    const options = { outDir, sourcemap: false, emptyOutDir: false };
    await build({ configFile: join(server, 'vite.config.ts'), logLevel: 'error', build: options });
    return await start(join(outDir, 'main.js'), { ...testSettings(space, 'redis'), ...settings }, remove);
  } catch (error) {
    await remove();
    throw error;
  }
}

async function start(
  script: string,
  settings: Record<string, string | undefined>,
  remove: () => Promise<void>,
): Promise<ServerProcess> {
  const port = await freePort();
  const args = ['--expose-gc', '--import', join(import.meta.dirname, 'memory-probe.mjs'), script];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', PORT: String(port), ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const complaints: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    readLines(child.stdout, (line) => {
      if (line.includes('Hookline is ready')) resolve();
      if (isComplaint(line)) complaints.push(line);
    });
    child.once('exit', () => reject(new Error(`It ended while it was starting. It says: ${complaints.join('\n')}`)));
  });
  readLines(child.stderr, (line) => complaints.push(line));
  await ready;
  return {
    port,
    complaints,
    get ended() {
      return child.exitCode ?? child.signalCode;
    },
    async memory() {
      child.send('say it');
      const [{ rss, heapUsed, external }] = (await once(child, 'message')) as [NodeJS.MemoryUsage];
      return { resident: rss / MEGABYTE, held: (heapUsed + external) / MEGABYTE };
    },
    async end() {
      child.kill('SIGTERM');
      const [code] = await exit;
      await remove();
      return code;
    },
  };
}

/** The log is JSON, a line each; what is none is a page for people at the start. */
const isComplaint = (line: string): boolean =>
  line.startsWith('{') && BAD.has((JSON.parse(line) as { level: string }).level);

function readLines(stream: Readable | null, take: (line: string) => void): void {
  let text = '';
  stream?.on('data', (chunk: Buffer) => {
    const lines = (text + chunk.toString('utf8')).split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) if (line !== '') take(line);
  });
}
