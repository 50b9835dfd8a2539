import { createHash } from 'node:crypto';

const LONGEST = 200;

/** A text as an index can hold it: what is too long, or holds what PostgreSQL refuses, is told apart by its hash. */
export function indexKey(text: string): string {
  if (text.length <= LONGEST && !text.includes('\0')) return text;
  return createHash('sha256').update(text).digest('hex');
}
