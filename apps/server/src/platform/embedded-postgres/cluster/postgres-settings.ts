import { createHash } from 'node:crypto';
import type { DataFolder } from '../files/data-folder.js';

/** Names the cluster after its folder. The name is on the command line, so that a process can be recognised as ours. */
export const clusterName = ({ cluster }: DataFolder): string =>
  `hookline-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;

/** The settings of the embedded server. A commit is on disk before it is acknowledged: never relax the first two. */
export function postgresSettings(folder: DataFolder, port: number): Record<string, string> {
  return {
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    cluster_name: clusterName(folder),
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    effective_cache_size: '1GB',
    random_page_cost: '1.1',
    jit: 'off',
    wal_buffers: '16MB',
    wal_compression: 'pglz',
    min_wal_size: '256MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    timezone: 'UTC',
    lc_messages: 'C',
  };
}

/** The settings as command line arguments of `postgres`. */
export const asArguments = (settings: Record<string, string>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
