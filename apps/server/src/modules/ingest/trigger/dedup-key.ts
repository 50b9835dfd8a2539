import { createHash } from 'node:crypto';

/** Names an event of one trigger in 128 bits, written as a uuid, so that any length of id is one short index entry. */
export function dedupKey(endpointId: string, name: string): string {
  const hex = createHash('sha256').update(`${endpointId}\n${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
