import { once } from 'node:events';
import { createServer } from 'node:net';
import { untilListening, type Address } from './address.js';

/**
 * Detects a taken port before anything is started for it. The start itself may still lose the race.
 * @throws the system's error: EADDRINUSE, EACCES
 */
export async function ensurePortFree(address: Address): Promise<void> {
  const probe = createServer().listen(address.port, address.host);
  await untilListening(address, once(probe, 'listening'));
  probe.close();
  await once(probe, 'close');
}
