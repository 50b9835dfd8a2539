import { createHash } from 'node:crypto';

const MAX_LENGTH = 200;

/** A text as an index can hold it: what is too long, or holds what PostgreSQL refuses, is told apart by its hash. */
export function indexKey(text: string): string {
  if (text.length <= MAX_LENGTH && !text.includes('\0')) return text;
  return createHash('sha256').update(text).digest('hex');
}
