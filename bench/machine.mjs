import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem } from 'node:os';

/** The size of this machine and the versions that matter, in one line. */
export function machine() {
  const cores = `${availableParallelism()} cores${cpus()[0]?.model ? ` (${cpus()[0].model.trim()})` : ''}`;
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
  return `${cores}, ${memory}, ${process.platform} ${release().split('-')[0]}, Node ${process.versions.node}${redis()}`;
}

function redis() {
  try {
    const version = /v=(\S+)/.exec(execFileSync('redis-server', ['--version'], { encoding: 'utf8' }))?.[1];
    return `, Redis ${version}`;
  } catch {
    return ', no Redis';
  }
}
