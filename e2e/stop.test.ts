/** What a service manager does, or a person with `kill`: it ends the process that it has started, which is npm's. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { freePort } from './support/free-port.js';
import { endPostgres, postmasterOf } from './support/postgres-processes.js';
import { usersEnvironment } from './support/users-environment.js';

const ROOT = join(import.meta.dirname, '..');
const WAIT = { timeout: 90_000, interval: 200 };

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'ends Hookline and its PostgreSQL when npm start gets %s',
  async (signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'hookline-e2e-'));
    const dataDir = join(folder, 'data');
    const port = String(await freePort());
    const settings = { HOST: '127.0.0.1', PORT: port, DATA_DIR: dataDir };
    const npm = spawn('npm', ['start'], { cwd: ROOT, env: { ...usersEnvironment(), ...settings }, stdio: 'ignore' });
    try {
      await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).ok).toBe(true), WAIT);
      const postmaster = await postmasterOf(dataDir);
      expect(postmaster).toBeDefined();
      npm.kill(signal);
      await once(npm, 'exit');
      await vi.waitFor(async () => {
        await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow('fetch failed');
        expect(await postmasterOf(dataDir)).toBeUndefined();
      }, WAIT);
    } finally {
      npm.kill('SIGKILL');
      await endPostgres(dataDir);
      await rm(folder, { recursive: true, force: true });
    }
  },
);
