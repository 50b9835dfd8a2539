import type { Answer } from './app.js';
import { retryAfter } from './failure.js';

const ELSE_MS = 60_000;

/** How long a 429 asks to wait: `Retry-After`, or the epoch second in `X-RateLimit-Reset`, or a minute. */
export function resetAfter(headers: Answer['headers'], now: Date): number {
  const asked = retryAfter(headers, now);
  if (asked !== undefined) return asked;
  const reset = headers['x-ratelimit-reset'] ?? '';
  return /^\d{9,11}$/.test(reset) ? Math.max(0, Number(reset) * 1000 - now.getTime()) : ELSE_MS;
}
