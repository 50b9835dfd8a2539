import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
}

/** Every process of this machine that has not ended. */
export async function listProcesses(): Promise<ListedProcess[]> {
  const { stdout } = await execute('ps', ['-A', '-o', 'pid=,ppid=,stat=']);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows
    .filter(([, , state]) => !state?.startsWith('Z'))
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

/** A process and those that it has started, as far as they are there. */
export async function withChildren(parentPid: number): Promise<number[]> {
  const family = (await listProcesses()).filter(({ pid, parent }) => pid === parentPid || parent === parentPid);
  return family.map(({ pid }) => pid);
}

/** Which of these processes are still there. */
export async function alive(pids: readonly number[]): Promise<number[]> {
  const running = new Set((await listProcesses()).map(({ pid }) => pid));
  return pids.filter((pid) => running.has(pid));
}
