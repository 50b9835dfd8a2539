// One PostgreSQL and one Redis for the whole integration project, in a temporary folder that goes away with them.
// Each test file takes a space of its own in them: see test-space.ts.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort, startRedis, withDatabase } from '@hookline/testing';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres/index.js';
import { ask } from './ask-database.js';
import { startBuiltServer } from './built-server.js';
import { setUpOwner } from './set-up-owner.js';
import { testSettings } from './test-settings.js';

const SET_UP = 'hookline_set_up';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a database that belongs to nobody; connect to it to create others. */
    databaseUrl: string;
    redisUrl: string;
    /** As a Hookline leaves it that has been set up: every space is a copy. */
    setUpDatabase: string;
    /** Of the owner in it. */
    apiKey: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildWhatIsStale();
  const folder = await mkdtemp(join(tmpdir(), 'hookline-test-'));
  const closers: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  const log = { info: () => undefined, warn: (message: string) => process.stderr.write(`${message}\n`) };
  try {
    const redis = await startRedis();
    closers.push(() => redis.stop());
    const postgres = await startEmbeddedPostgres({ dataDir: folder, log });
    closers.push(() => postgres.stop());
    await prepareRole(postgres);
    project.provide('databaseUrl', postgres.url);
    project.provide('redisUrl', redis.url);
    project.provide('setUpDatabase', SET_UP);
    project.provide('apiKey', await setUpOnce(postgres.url));
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Threads run no TypeScript: those of a server that runs from source come from the build. */
async function buildWhatIsStale(): Promise<void> {
  const script = pathToFileURL(join(import.meta.dirname, '../../../../scripts/ensure-built.mjs')).href;
  const { ensureBuilt } = (await import(script)) as { ensureBuilt(): Promise<boolean> };
  if (!(await ensureBuilt())) throw new Error('The server does not build');
}

/**
 * Each test file has a database of its own; for all else the tests work as the application does, without a superuser.
 * Nobody cuts the power here: no commit waits for the disk.
 */
async function prepareRole({ url, adminUrl }: EmbeddedPostgres): Promise<void> {
  const { username } = new URL(url);
  await ask(adminUrl, `alter role ${username} createdb`);
  await ask(adminUrl, `alter role ${username} set synchronous_commit = off`);
}

/** The first start takes several times as long as a copy of what it leaves. @returns a key of its owner */
async function setUpOnce(databaseUrl: string): Promise<string> {
  await ask(databaseUrl, `create database ${SET_UP}`);
  const port = await freePort();
  const space = { databaseUrl: withDatabase(databaseUrl, SET_UP), redisUrl: '', redisPrefix: SET_UP };
  const server = await startBuiltServer({
    PORT: String(port),
    ROLE: 'api',
    ...testSettings(space, 'postgres'),
  });
  try {
    return await setUpOwner(`http://127.0.0.1:${port}`);
  } finally {
    await server.end();
  }
}
