/** What a service manager does, or a person with `kill`: it ends the process that it has started, which is npm's. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startProcess, usersEnvironment } from '@hookline/testing';
import { expect, test, vi } from 'vitest';
import { endPostgres, postmasterOf } from './support/postgres-processes.js';

const ROOT = join(import.meta.dirname, '..');
const WAIT = { timeout: 90_000, interval: 200 };

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'ends Hookline and its PostgreSQL when npm start gets %s',
  async (signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'hookline-e2e-'));
    const dataDir = join(folder, 'data');
    const port = String(await freePort());
    const settings = { HOST: '127.0.0.1', PORT: port, DATA_DIR: dataDir };
    const env = { ...usersEnvironment(), ...settings };
    const npm = startProcess({ command: 'npm', args: ['start'], cwd: ROOT, env });
    try {
      await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).ok).toBe(true), WAIT);
      const postmaster = await postmasterOf(dataDir);
      expect(postmaster).toBeDefined();
      npm.signal(signal);
      await vi.waitUntil(() => npm.exit, WAIT);
      await vi.waitFor(async () => {
        await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow('fetch failed');
        expect(await postmasterOf(dataDir)).toBeUndefined();
      }, WAIT);
    } finally {
      npm.signal('SIGKILL');
      await endPostgres(dataDir);
      await rm(folder, { recursive: true, force: true });
    }
  },
);
