import { open } from 'node:fs/promises';
import { canReach, type ServiceAccount } from './service-account.js';

/** A folder as a child process can address it, and what the child must inherit. */
export interface ReachableHome {
  readonly path: string;
  /** Goes into the child's stdio at index 3. */
  readonly handle: number | 'ignore';
  close(): Promise<void>;
}

/**
 * PostgreSQL's user cannot enter a data folder below /root. Then the child inherits the open folder as
 * `/proc/self/fd/3`, which needs no permission on the parent folders.
 */
export async function openReachableHome(home: string, account: ServiceAccount | undefined): Promise<ReachableHome> {
  if (!account || process.platform !== 'linux' || (await canReach(home, account))) {
    return { path: home, handle: 'ignore', close: () => Promise.resolve() };
  }
  const folder = await open(home, 'r');
  return { path: '/proc/self/fd/3', handle: folder.fd, close: () => folder.close() };
}
