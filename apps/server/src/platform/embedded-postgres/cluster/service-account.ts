import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../files/error-code.js';
import { PostgresError } from './postgres-error.js';

/** The user and group that PostgreSQL runs as. */
export interface ServiceAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. As root, it runs as the owner of an existing cluster, else as `postgres`, else as
 * `nobody`. Otherwise it runs as the current user, and this is undefined.
 */
export async function chooseServiceAccount(cluster: string): Promise<ServiceAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await ownerOf(cluster)) ?? (await accountNamed('postgres', 'nobody'));
}

/** Whether the account can traverse the path to this folder, by the permission bits. */
export async function canReach(path: string, { uid, gid }: ServiceAccount): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = await stat(folder);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function ownerOf(path: string): Promise<ServiceAccount | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return uid === 0 ? undefined : { uid, gid };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function accountNamed(...names: string[]): Promise<ServiceAccount> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of names) {
    const [, , uid, gid] = lines.find(([name]) => name === wanted) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new PostgresError(
    'postgres.failed',
    'PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody. Start Hookline as another user, or set DATABASE_URL.',
  );
}
