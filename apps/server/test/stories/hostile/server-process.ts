import { join } from 'node:path';
import { freePort } from '@hookline/testing';
import { z } from 'zod';
import { startBuiltServer, type BuiltServer } from '../../setup/built-server.js';
import { testSettings } from '../../setup/test-settings.js';
import type { TestSpace } from '../../setup/test-space.js';

/** In megabytes. */
export interface Memory {
  /** What the process takes from the system. */
  readonly resident: number;
  /** What it holds on to, in the heap and beside it. */
  readonly held: number;
}

/** A whole Hookline as a process of its own, whose memory can be looked at. */
export interface ServerProcess extends BuiltServer {
  readonly port: number;
  /** Once its garbage has been collected. */
  memory(): Promise<Memory>;
}

const memoryUsage = z.object({ rss: z.number(), heapUsed: z.number(), external: z.number() });
const MEGABYTE = 1024 * 1024;

export async function startServerProcess(
  space: TestSpace,
  settings: Record<string, string> = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const probe = ['--expose-gc', '--import', join(import.meta.dirname, 'memory-probe.mjs')];
  const server = await startBuiltServer({ PORT: String(port), ...testSettings(space, 'redis'), ...settings }, probe);
  return Object.assign(server, {
    port,
    async memory() {
      const { rss, heapUsed, external } = memoryUsage.parse(await server.ask('say it'));
      return { resident: rss / MEGABYTE, held: (heapUsed + external) / MEGABYTE };
    },
  });
}
