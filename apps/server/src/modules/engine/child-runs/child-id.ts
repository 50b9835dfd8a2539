import { createHash } from 'node:crypto';

/**
 * The deterministic id of a child run: creating it twice creates one. It takes its timestamp from `near`, a UUIDv7, and
 * so lies in the same partition.
 */
export function childId(near: string, ...names: readonly (string | number)[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([near, ...names]))
    .digest('hex');
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${near.slice(0, 13)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}
