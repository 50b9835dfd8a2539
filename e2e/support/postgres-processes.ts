import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listProcesses } from './list-processes.js';
import { until } from './until.js';

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
  if (postmaster === undefined) return [];
  const rows = await listProcesses();
  return rows.filter(({ pid, parent }) => pid === postmaster || parent === postmaster).map(({ pid }) => pid);
}

/** Which of these processes are still there. */
export async function alive(pids: readonly number[]): Promise<number[]> {
  const running = new Set((await listProcesses()).map(({ pid }) => pid));
  return pids.filter((pid) => running.has(pid));
}

/** Ends a database that a killed Hookline left behind. */
export async function endPostgres(dataDir: string): Promise<void> {
  const left = await postgresProcesses(dataDir);
  const [postmaster] = left;
  if (postmaster === undefined) return;
  process.kill((await postmasterOf(dataDir)) ?? postmaster, 'SIGQUIT');
  await until(async () => (await alive(left)).length === 0, 15_000);
}
