import { createHash } from 'node:crypto';

/**
 * The dedup key of an event: 128 bits of trigger and name, as a uuid, so that an id of any length is one short index
 * entry.
 */
export function dedupKey(endpointId: string, name: string): string {
  const hex = createHash('sha256').update(`${endpointId}\n${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
