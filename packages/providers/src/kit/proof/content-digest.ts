/** A short name for content: equal bytes, equal name. */
import { createHash } from 'node:crypto';

export const contentDigest = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
