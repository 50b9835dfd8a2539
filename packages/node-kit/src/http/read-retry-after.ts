import { readHttpDate } from './read-http-date.js';

/** Longer ones say nothing that a date or a number would need. */
const MAX_LENGTH = 64;

/**
 * How long `Retry-After` (RFC 9110 §10.2.3) asks to wait, in milliseconds; 0 for a date that has passed. Takes seconds
 * with a fraction too, which some servers send. What is neither seconds nor a date is no hint: undefined.
 */
export function readRetryAfter(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? '';
  if (text.length > MAX_LENGTH) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text) * 1000), Number.MAX_SAFE_INTEGER);
  const at = readHttpDate(text, now);
  return at === undefined ? undefined : Math.max(0, at - now.getTime());
}
