import { createHash } from 'node:crypto';

/**
 * The id of the run that belongs to a step: the same whenever it is asked for, so that making it twice makes one. It
 * carries the time of `near`, a UUIDv7, and so lies in its partition.
 */
export function childId(near: string, ...names: readonly (string | number)[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([near, ...names]))
    .digest('hex');
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${near.slice(0, 13)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}
