import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem } from 'node:os';

/** The size of this machine and the versions that matter, in one line. */
export function machine(): string {
  const model = cpus()[0]?.model;
  const cores = `${availableParallelism()} cores${model ? ` (${model.trim()})` : ''}`;
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
  return `${cores}, ${memory}, ${process.platform} ${release().split('-')[0]}, Node ${process.versions.node}${redis()}`;
}

function redis(): string {
  try {
    const version = /v=(\S+)/.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1];
    return `, Redis ${version}`;
  } catch {
    return ', no Redis';
  }
}
