import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Detects a taken port before anything is started for it. The start itself may still lose the race.
 * @throws the system's error: EADDRINUSE, EACCES
 */
export async function ensurePortFree(port: number, host: string): Promise<void> {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
