import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { testSettings, type Backend } from './test-hookline.js';
import type { TestSpace } from './test-space.js';

/** A worker as a process of its own, from source. */
export interface WorkerProcess {
  /** @returns its exit code, or null when it had to be killed by the system */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Node runs no TypeScript, so the server is bundled first, beside the packages it imports. */
export async function bundleWorker(): Promise<{
  start(space: TestSpace, backend: Backend): Promise<WorkerProcess>;
  remove(): Promise<void>;
}> {
  const server = join(import.meta.dirname, '..', '..');
  const outDir = await mkdtemp(join(server, 'node_modules', '.worker-'));
  await build({
    configFile: join(server, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, sourcemap: false, emptyOutDir: false },
  });
  return {
    start: (space, backend) => startWorker(join(outDir, 'main.js'), testSettings(space, backend)),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}

async function startWorker(script: string, settings: Record<string, string | undefined>): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', ROLE: 'worker', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.includes('worker is ready')) resolve();
    });
    child.once('exit', () => reject(new Error(`The worker ended while it was starting. It says: ${output}`)));
  });
  return {
    async end(signal) {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
