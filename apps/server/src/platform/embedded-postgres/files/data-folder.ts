import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataDirError } from './data-dir-error.js';
import { errorCode } from './error-code.js';

/** The paths of the embedded PostgreSQL. */
export interface DataFolder {
  /** DATA_DIR itself, with symbolic links resolved. */
  readonly path: string;
  /** The folder that PostgreSQL's own user can enter: contains the cluster and initdb's files. */
  readonly home: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly portFile: string;
  readonly password: string;
}

/**
 * Creates DATA_DIR when it is missing and checks its permissions.
 * @throws DataDirError `data-dir.unreadable`, `data-dir.unwritable`
 */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  await makeFolder(dataDir, 0o755);
  await check(dataDir, constants.R_OK | constants.X_OK, 'data-dir.unreadable', 'cannot be read');
  await check(dataDir, constants.W_OK, 'data-dir.unwritable', 'cannot be written to');
  const path = await realpath(dataDir);
  const home = join(path, 'postgres');
  await makeFolder(home, 0o700);
  return {
    path,
    home,
    cluster: join(home, 'cluster'),
    logFile: join(path, 'postgres.log'),
    portFile: join(path, 'postgres.port'),
    password: await readOrMakePassword(join(path, 'postgres.password')),
  };
}

/** Whether a Hookline has left a database there. What cannot be looked at counts as one: `openDataFolder` says why. */
export async function hasCluster(dataDir: string): Promise<boolean> {
  try {
    await access(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'));
    return true;
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes(errorCode(error));
  }
}

async function makeFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode });
  } catch (error) {
    throw new DataDirError(
      'data-dir.unwritable',
      `The data folder ${path} cannot be made (${errorCode(error)}). Set DATA_DIR to a folder that this user may write to.`,
    );
  }
}

async function check(
  path: string,
  mode: number,
  code: 'data-dir.unreadable' | 'data-dir.unwritable',
  what: string,
): Promise<void> {
  try {
    await access(path, mode);
  } catch (error) {
    throw new DataDirError(
      code,
      `The data folder ${path} ${what} by this user (${errorCode(error)}). Change its owner, or set DATA_DIR to another folder.`,
    );
  }
}

async function readOrMakePassword(file: string): Promise<string> {
  try {
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw unreadable(file, error);
  }
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw unreadable(file, error);
  }
}

const unreadable = (file: string, error: unknown): DataDirError =>
  new DataDirError(
    'data-dir.unreadable',
    `The file ${file} cannot be read by this user (${errorCode(error)}). Start Hookline as the user that made the data folder.`,
  );
