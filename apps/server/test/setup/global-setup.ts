// One PostgreSQL and one Redis for the whole integration project, in a temporary folder that goes away with them.
// Each test file takes a space of its own in them: see test-space.ts.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { startRedis } from './start-redis.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a database that belongs to nobody; connect to it to create others. */
    databaseUrl: string;
    /** The same as its superuser: drops databases that others are still connected to. */
    adminUrl: string;
    redisUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildWhatIsStale();
  const folder = await mkdtemp(join(tmpdir(), 'hookline-test-'));
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const log = { info: () => undefined, warn: (message: string) => process.stderr.write(`${message}\n`) };
  try {
    const redis = await startRedis();
    const postgres = await startEmbeddedPostgres({ dataDir: folder, log }).catch(async (error: unknown) => {
      await redis.stop();
      throw error;
    });
    await mayMakeDatabases(postgres);
    project.provide('databaseUrl', postgres.url);
    project.provide('adminUrl', postgres.adminUrl);
    project.provide('redisUrl', redis.url);
    return async () => {
      await Promise.all([redis.stop(), postgres.stop()]);
      await removeFolder();
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

/** Threads run no TypeScript: those of a server that runs from source come from the build. */
async function buildWhatIsStale(): Promise<void> {
  const script = pathToFileURL(join(import.meta.dirname, '../../../../scripts/ensure-built.mjs')).href;
  const { ensureBuilt } = (await import(script)) as { ensureBuilt(): Promise<boolean> };
  if (!(await ensureBuilt())) throw new Error('The server does not build');
}

/** Each test file has a database of its own; for all else the tests work as the application does, without a superuser. */
async function mayMakeDatabases({ url, adminUrl }: EmbeddedPostgres): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`alter role ${new URL(url).username} createdb`);
  await admin.end();
}
