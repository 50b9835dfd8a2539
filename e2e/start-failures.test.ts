/** What a person reads who starts Hookline where it cannot run: one sentence, and exit code 1 for scripts. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@hookline/testing';
import { expect, test } from 'vitest';
import { spawnHookline } from './support/hookline-process.js';
import { postmasterOf } from './support/postgres-processes.js';
import { startHookline } from './support/start-hookline.js';

test('says what stands in the way of a start, and leaves the running one alone', async (story) => {
  const hookline = await startHookline(story);
  const { port, dataDir, url } = hookline;
  const folder = await mkdtemp(join(tmpdir(), 'hookline-e2e-'));
  story.onTestFinished(() => rm(folder, { recursive: true, force: true }));

  const other = join(folder, 'other');
  expect(await tryToStart({ PORT: String(port), DATA_DIR: other })).toEqual({
    code: 1,
    said: `Port ${port} is in use. Stop what uses it, or set PORT to another one.`,
  });
  expect(await postmasterOf(other), 'a database of the failed start').toBeUndefined();

  expect(await tryToStart({ ROLE: 'worker', WORKER_PORT: String(port), DATA_DIR: other })).toEqual({
    code: 1,
    said: `Port ${port} is in use. Stop what uses it, or set WORKER_PORT to another one.`,
  });

  expect(await tryToStart({ DATA_DIR: dataDir })).toEqual({
    code: 1,
    said: `Another Hookline is running with the data folder ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
  });

  const file = join(folder, 'file');
  await writeFile(file, '');
  expect(await tryToStart({ DATA_DIR: join(file, 'data') })).toEqual({
    code: 1,
    said: `The data folder ${join(file, 'data')} cannot be made (ENOTDIR). Set DATA_DIR to a folder that this user may write to.`,
  });

  expect(await tryToStart({ DATA_DIR: other, PORT: 'eighty', ROLE: 'boss' })).toEqual({
    code: 1,
    said: expect.stringMatching(/^These settings are wrong:\n {2}PORT: .+\n {2}ROLE: .+\nSee \.env\.example .+$/),
  });

  expect((await fetch(`${url}/health/ready`)).status, 'the one that runs').toBe(200);
  expect(await hookline.stop()).toBe(0);
  expect(await tryToStart({ DATA_DIR: dataDir, SECRET_KEY: 'k'.repeat(32) })).toEqual({
    code: 1,
    said: expect.stringMatching(
      /^This database belongs to the secret key with the fingerprint \w{8}, and this one has \w{8}\. Set SECRET_KEY .+\.$/,
    ),
  });
});

async function tryToStart(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const hookline = spawnHookline({ PORT: String(await freePort()), ...settings });
  const { code } = await hookline.ended;
  return { code, said: hookline.written('stderr').trimEnd() };
}
