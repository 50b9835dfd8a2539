import { createHash } from 'node:crypto';

const MAX_LENGTH = 200;

/** A text that fits into an index: a text that is too long, or that PostgreSQL refuses, is replaced by its hash. */
export function indexKey(text: string): string {
  if (text.length <= MAX_LENGTH && !text.includes('\0')) return text;
  return createHash('sha256').update(text).digest('hex');
}
