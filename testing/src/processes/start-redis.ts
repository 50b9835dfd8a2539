import { freePort } from '../network/free-port.js';
import { NOT_STARTED, startProcess } from './start-process.js';

export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface RedisOptions {
  /** That of one that was stopped. */
  readonly port?: number;
  /** Keeps an append-only file there; nothing is kept on disk otherwise. */
  readonly folder?: string;
}

export async function startRedis({ port: wanted, folder }: RedisOptions = {}): Promise<RedisServer> {
  const port = wanted ?? (await freePort());
  const redis = startProcess({ command: 'redis-server', args: redisArguments(port, folder), cwd: '/' });
  await redis.untilLine(/Ready to accept connections/).catch((error: unknown) => {
    if (redis.exit?.code !== NOT_STARTED) throw error;
    throw new Error('redis-server is not installed. On Debian: apt-get install redis-server', { cause: error });
  });
  return { url: `redis://127.0.0.1:${port}`, stop: async () => void (await redis.stop()) };
}

/** What `redis-server` is told, so that it is as the queue wants it: it evicts nothing. */
export function redisArguments(port: number, folder?: string): string[] {
  const kept = folder === undefined ? ['--appendonly', 'no'] : ['--appendonly', 'yes', '--dir', folder];
  return ['--port', `${port}`, '--bind', '127.0.0.1', '--maxmemory-policy', 'noeviction', '--save', '', ...kept];
}
