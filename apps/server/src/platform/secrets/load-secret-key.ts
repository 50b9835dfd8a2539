/**
 * The key that encrypts secrets: SECRET_KEY, else one that is generated once and kept in DATA_DIR. Processes that start
 * together get the same one: the file appears atomically, and the first one stays.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SecretKeyError } from './secret-key-error.js';

export interface SecretKeySettings {
  readonly SECRET_KEY?: string | undefined;
  readonly DATA_DIR: string;
}

const MIN_LENGTH = 32;

/** @throws SecretKeyError `secret-key.unreadable`, `secret-key.unwritable` */
export async function loadSecretKey({ SECRET_KEY, DATA_DIR }: SecretKeySettings): Promise<string> {
  if (SECRET_KEY !== undefined) return SECRET_KEY;
  const path = join(DATA_DIR, 'secret.key');
  const existing = await readKey(path);
  if (existing !== undefined) return existing;
  await makeKey(DATA_DIR, path);
  const made = await readKey(path);
  if (made === undefined)
    throw new SecretKeyError('secret-key.unreadable', `${path} went away while Hookline was starting.`);
  return made;
}

async function readKey(path: string): Promise<string | undefined> {
  let key: string;
  try {
    key = (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new SecretKeyError(
      'secret-key.unreadable',
      `${path} cannot be read (${codeOf(error)}). Give the user that runs Hookline the right to read it.`,
      error,
    );
  }
  if (key.length >= MIN_LENGTH) return key;
  throw new SecretKeyError(
    'secret-key.unreadable',
    `${path} holds no key of at least ${MIN_LENGTH} characters. Put the right file back, or delete it if this database holds no secrets yet.`,
  );
}

async function makeKey(folder: string, path: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    throw new SecretKeyError(
      'secret-key.unwritable',
      `Hookline cannot keep its secret key in ${path} (${codeOf(error)}). Make DATA_DIR writable, or set SECRET_KEY.`,
      error,
    );
  } finally {
    await rm(draft, { force: true });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
