import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../src/platform/embedded-postgres/postmaster/free-port.js';

export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a Redis that keeps nothing on disk, as the queue wants it: it evicts nothing.
 * @param at the port of one that was stopped.
 */
export async function startRedis(at?: number): Promise<RedisServer> {
  const port = at ?? (await freePort());
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const redis = spawn('redis-server', [...options, '--maxmemory-policy', 'noeviction'], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    redis.once('error', () =>
      reject(new Error('redis-server is not installed. On Debian: apt-get install redis-server')),
    );
    redis.once('exit', () => reject(new Error(`redis-server ended while it was starting. It says: ${output}`)));
    redis.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.includes('Ready to accept connections')) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      if (redis.exitCode !== null) return;
      redis.kill('SIGTERM');
      await once(redis, 'exit');
    },
  };
}
