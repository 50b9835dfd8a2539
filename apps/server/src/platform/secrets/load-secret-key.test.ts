import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSecretKey } from './load-secret-key.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hookline-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the secret key', () => {
  test('is the one that is set', async () => {
    const key = 'k'.repeat(32);
    expect(await loadSecretKey({ SECRET_KEY: key, DATA_DIR: folder })).toBe(key);
    expect(await readdir(folder)).toEqual([]);
  });

  test('is made once otherwise, readable for its owner alone', async () => {
    const DATA_DIR = join(folder, 'new', 'data');
    const key = await loadSecretKey({ DATA_DIR });
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(await loadSecretKey({ DATA_DIR })).toBe(key);
    expect(((await stat(join(DATA_DIR, 'secret.key'))).mode & 0o777).toString(8)).toBe('600');
  });

  test('is the same for processes that start together', async () => {
    const starts: Promise<string>[] = [];
    for (let index = 0; index < 20; index++) {
      starts.push(loadSecretKey({ DATA_DIR: folder }));
      await setImmediate();
    }
    const keys = await Promise.all(starts);
    expect(new Set(keys).size).toBe(1);
    expect(await readdir(folder)).toEqual(['secret.key']);
    expect(await readFile(join(folder, 'secret.key'), 'utf8')).toBe(`${keys[0]}\n`);
  });

  test('is not taken from a file that was cut short', async () => {
    await writeFile(join(folder, 'secret.key'), 'short');
    await expect(loadSecretKey({ DATA_DIR: folder })).rejects.toMatchObject({ code: 'secret-key.unreadable' });
  });

  test('is not made where it cannot be kept', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(loadSecretKey({ DATA_DIR: join(folder, 'file') })).rejects.toMatchObject({
      code: expect.stringMatching(/^secret-key\.un/),
      message: expect.stringContaining('ENOTDIR'),
    });
    await mkdir(join(folder, 'secret.key'));
    await expect(loadSecretKey({ DATA_DIR: folder })).rejects.toMatchObject({ code: 'secret-key.unreadable' });
  });
});
