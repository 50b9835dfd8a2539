import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alive, until, withChildren } from '@hookline/testing';

/** The server process of the database in a data folder, as its own file names it; undefined when none is named. */
export async function postmasterOf(dataDir: string): Promise<number | undefined> {
  const file = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  const first = await readFile(file, 'utf8').then(
    (text) => text.split('\n')[0],
    () => undefined,
  );
  return first === undefined ? undefined : Number(first);
}

/** The database's server process and all its children. */
export async function postgresProcesses(dataDir: string): Promise<number[]> {
  const postmaster = await postmasterOf(dataDir);
  return postmaster === undefined ? [] : withChildren(postmaster);
}

/** Ends a database that a killed Hookline left behind. */
export async function endPostgres(dataDir: string): Promise<void> {
  const left = await postgresProcesses(dataDir);
  const [postmaster] = left;
  if (postmaster === undefined) return;
  process.kill((await postmasterOf(dataDir)) ?? postmaster, 'SIGQUIT');
  await until(async () => (await alive(left)).length === 0, 15_000);
}
