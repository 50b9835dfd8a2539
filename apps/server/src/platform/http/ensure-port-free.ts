import { once } from 'node:events';
import { createServer } from 'node:net';

export interface Address {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** The setting that says the port. */
  readonly setting: 'PORT' | 'WORKER_PORT';
}

/**
 * Detects a taken port before anything is started for it. The start itself may still lose the race.
 * @throws the system's error, EADDRINUSE or EACCES, with the name of the setting to change
 */
export async function ensurePortFree({ port, host, setting }: Address): Promise<void> {
  const probe = createServer().listen(port, host);
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { setting }) : error;
  }
  probe.close();
  await once(probe, 'close');
}
