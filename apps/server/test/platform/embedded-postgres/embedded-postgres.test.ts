import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startEmbeddedPostgres, withEmbeddedPostgres } from '../../../src/platform/embedded-postgres/index.js';
import { processCommand } from '../../../src/platform/embedded-postgres/postmaster/process-command.js';
import { bundleOwner, type Owner } from './owner.js';

const log = { info: () => undefined, warn: () => undefined };
const nobody = 65534;

let owners: Awaited<ReturnType<typeof bundleOwner>>;
let usedDataDir: string;
let dataDir: string;
const living: Owner[] = [];

beforeAll(async () => {
  owners = await bundleOwner();
  usedDataDir = await mkdtemp(join(tmpdir(), 'hookline-pg-'));
  await (await startEmbeddedPostgres({ dataDir: usedDataDir, log })).stop();
});
afterAll(async () => {
  await owners?.remove();
  await rm(usedDataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hookline-pg-'));
});
afterEach(async () => {
  await Promise.all(living.splice(0).map((owner) => owner.end('SIGTERM')));
  await rm(dataDir, { recursive: true, force: true });
});

/** The data folder as a Hookline left it: a copy takes a tenth of the time of a first start. */
const leaveUsedFolder = () => promisify(execFile)('cp', ['-a', `${usedDataDir}/.`, dataDir]);

async function startOwner(folder = dataDir, uid?: number): Promise<Owner> {
  const owner = await owners.start(folder, uid);
  living.push(owner);
  return owner;
}

/** A process of the user that PostgreSQL runs as: the only kind PostgreSQL itself takes for a living server. */
async function startStranger(pidFile: string): Promise<ChildProcess> {
  const { uid, gid } = await stat(pidFile);
  const idle = ['-e', 'setInterval(() => undefined, 1000)'];
  const stranger = spawn(process.execPath, idle, {
    cwd: '/',
    stdio: 'ignore',
    ...(process.getuid?.() === 0 && { uid, gid }),
  });
  await once(stranger, 'spawn');
  return stranger;
}

async function query(url: string | undefined, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  test('starts from nothing as UTF-8, with checksums, and with every commit on the disk before it is answered', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    const names = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'data_checksums',
      'server_encoding',
      'listen_addresses',
    ];
    const rows = await query(
      postgres.url,
      `select name, setting from pg_settings where name in ('${names.join("','")}')`,
    );
    await postgres.stop();
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      server_encoding: 'UTF8',
      listen_addresses: '127.0.0.1',
    });
    expect(postgres.adopted).toBe(false);
  });

  test('refuses a connection without the password of the data folder', async () => {
    await leaveUsedFolder();
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    const stranger = new URL(postgres.url);
    stranger.password = 'guess';
    const refused = query(stranger.href, 'select 1');
    await expect(refused).rejects.toMatchObject({ code: '28P01' });
    await postgres.stop();
  });

  test('gives the application a role that owns its database and may nothing else', async () => {
    await leaveUsedFolder();
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    const rights = await query(
      postgres.url,
      `select rolsuper, rolcreaterole, rolcreatedb, rolreplication, pg_get_userbyid(datdba) = current_user as owns
       from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    );
    const refused = query(postgres.url, `select pg_read_file('/etc/passwd')`);
    await expect(refused).rejects.toMatchObject({ code: '42501' });
    await postgres.stop();
    expect(rights).toEqual([
      { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, owns: true },
    ]);
  });

  test('hands over what a former Hookline owned as superuser', async () => {
    await leaveUsedFolder();
    const former = await startEmbeddedPostgres({ dataDir, log });
    const inside = new URL(former.adminUrl);
    inside.pathname = '/hookline';
    await query(
      inside.href,
      `create table counted (id int generated always as identity primary key, old serial, name text);
       create table weeks (id int) partition by range (id);
       create table weeks_1 partition of weeks for values from (0) to (9);
       create type pair as (a int, b int);
       create type mood as enum ('good');
       create schema jobs;
       create table jobs.job (id int primary key);
       create sequence alone;
       create function two() returns int language sql as 'select 2';
       insert into counted (name) values ('kept');
       alter database hookline owner to hookline`,
    );
    await former.stop();

    const next = await startEmbeddedPostgres({ dataDir, log });
    const rows = await query(next.url, 'select name from counted');
    await query(
      next.url,
      `alter table counted add column more int; alter table weeks add column more int; drop table weeks_1;
       create table weeks_2 partition of weeks for values from (9) to (18);
       alter type pair add attribute c int; alter type mood add value 'bad';
       insert into counted (name) values ('new'); drop table jobs.job; drop schema jobs; drop sequence alone; drop function two()`,
    );
    const foreign = await query(
      next.url,
      `select relname from pg_class where oid >= 16384 and relowner <> current_user::regrole and relnamespace = 'public'::regnamespace`,
    );
    await next.stop();
    expect(rows).toEqual([{ name: 'kept' }]);
    expect(foreign).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('tells the server nothing of our environment', async () => {
    await leaveUsedFolder();
    process.env['SECRET_KEY'] = 'a secret that is nobody else’s';
    const postgres = await startEmbeddedPostgres({ dataDir, log }).finally(() => delete process.env['SECRET_KEY']);
    const environment = await readFile(`/proc/${postgres.pid}/environ`, 'utf8');
    await postgres.stop();
    const names = environment.split('\0').flatMap((pair) => pair.split('=', 1)[0] || []);
    expect(names.filter((name) => !name.startsWith('PG')).sort()).toEqual(['LC_ALL', 'PATH', 'TZ']);
  });

  test('keeps data and port over a stop and a start, and leaves no process behind', async () => {
    await leaveUsedFolder();
    const first = await startEmbeddedPostgres({ dataDir, log });
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    expect(await processCommand(first.pid)).toBe('');

    const second = await startEmbeddedPostgres({ dataDir, log });
    const rows = await query(second.url, 'select answer from kept');
    await second.stop();
    expect(rows).toEqual([{ answer: 42 }]);
    expect(second.url).toBe(first.url);
  });

  test('outlives a killed Hookline and is adopted by the next one, which stops it at its end', async () => {
    await leaveUsedFolder();
    const killed = await startOwner();
    await query(killed.answer.url, 'create table kept as select 42 as answer');
    await killed.end('SIGKILL');

    const heir = await startOwner();
    expect(heir.answer).toEqual({ ...killed.answer, adopted: true });
    expect(await query(heir.answer.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await heir.end('SIGTERM');
    expect(await processCommand(heir.answer.pid ?? 0)).toBe('');
  });

  test('starts normally when both Hookline and the server were killed, and a stranger has the old process number', async () => {
    await leaveUsedFolder();
    const killed = await startOwner();
    await query(killed.answer.url, 'create table kept as select 42 as answer');
    await killed.end('SIGKILL');
    process.kill(killed.answer.pid ?? 0, 'SIGKILL');
    const pidFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
    const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n');
    const stranger = await startStranger(pidFile);
    await writeFile(pidFile, [stranger.pid, ...rest].join('\n'));

    const next = await startOwner();
    stranger.kill('SIGKILL');
    expect(next.answer.adopted).toBe(false);
    expect(await query(next.answer.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('comes back on the same port when the server process dies', async () => {
    await leaveUsedFolder();
    const { answer } = await startOwner();
    process.kill(answer.pid ?? 0, 'SIGKILL');
    const rows = await vi.waitFor(() => query(answer.url, 'select 1 as alive'), { timeout: 30_000, interval: 100 });
    expect(rows).toEqual([{ alive: 1 }]);
  });

  test('comes back on the same port although another program had it meanwhile', async () => {
    await leaveUsedFolder();
    const { answer, ...owner } = await startOwner();
    const url = new URL(answer.url ?? '');
    owner.pause();
    process.kill(answer.pid ?? 0, 'SIGKILL');
    const taken = await vi.waitFor(() => listenOn(Number(url.port)), { timeout: 10_000, interval: 20 });
    owner.continue();
    const serverLog = join(dataDir, 'postgres.log');
    const refused = async () => expect(await readFile(serverLog, 'utf8')).toContain('could not bind');
    await vi.waitFor(refused, { timeout: 30_000, interval: 50 });
    taken.close();
    const rows = await vi.waitFor(() => query(answer.url, 'select 1 as alive'), { timeout: 30_000, interval: 100 });
    expect(rows).toEqual([{ alive: 1 }]);
  });

  test('refuses a data folder that another Hookline uses', async () => {
    await leaveUsedFolder();
    const owner = await startOwner();
    const second = startEmbeddedPostgres({ dataDir, log });
    await expect(second).rejects.toMatchObject({
      code: 'data-dir.in-use',
      message: expect.stringContaining(dataDir),
    });
    expect(await query(owner.answer.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  });

  test('lets exactly one of two win that start at once on an empty folder', async () => {
    const both = await Promise.all([startOwner(), startOwner()]);
    expect(both.filter(({ answer }) => answer.code === 'data-dir.in-use')).toHaveLength(1);
    expect(both.filter(({ answer }) => answer.url !== undefined)).toHaveLength(1);
  });

  test('refuses a data folder that it cannot read', async () => {
    await chmod(dataDir, 0o000);
    const { answer } = await startOwner(dataDir, process.getuid?.() === 0 ? nobody : undefined);
    expect(answer.code).toBe('data-dir.unreadable');
    await chmod(dataDir, 0o700);
  });

  test('refuses a data folder that it cannot write to', async () => {
    await chmod(dataDir, 0o555);
    const { answer } = await startOwner(dataDir, process.getuid?.() === 0 ? nobody : undefined);
    expect(answer.code).toBe('data-dir.unwritable');
  });

  test('refuses a data folder of another PostgreSQL version and touches nothing in it', async () => {
    await leaveUsedFolder();
    const versionFile = join(dataDir, 'postgres', 'cluster', 'PG_VERSION');
    await writeFile(versionFile, '15\n');
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
      code: 'data-dir.wrong-version',
      message: expect.stringContaining('PostgreSQL 15'),
    });
    expect(await readFile(versionFile, 'utf8')).toBe('15\n');
  });

  test('makes no database for a command, and says what to do', async () => {
    const mistyped = join(dataDir, 'mistyped');
    await expect(withEmbeddedPostgres(mistyped, () => Promise.resolve())).rejects.toMatchObject({
      code: 'data-dir.empty',
      message: `There is no database in the data folder ${mistyped}. Set DATA_DIR to the folder that Hookline runs with, or start Hookline first.`,
    });
    await expect(stat(mistyped)).rejects.toMatchObject({ code: 'ENOENT' });
    await leaveUsedFolder();
    expect(await withEmbeddedPostgres(dataDir, (url) => Promise.resolve(new URL(url).hostname))).toBe('127.0.0.1');
  });

  test('tells what PostgreSQL says when it does not start', async () => {
    await leaveUsedFolder();
    await rm(join(dataDir, 'postgres', 'cluster', 'global', 'pg_control'));
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
      code: 'postgres.failed',
      message: expect.stringContaining('pg_control'),
    });
  });

  test.runIf(process.getuid?.() === 0)('works below a folder that the user of PostgreSQL cannot enter', async () => {
    await chmod(dataDir, 0o700);
    const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'inner'), log });
    const rows = await query(postgres.url, 'select 1 as alive');
    await postgres.stop();
    expect(rows).toEqual([{ alive: 1 }]);
  });
});

async function listenOn(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
