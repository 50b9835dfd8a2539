import type { RetryPolicy } from '../../workflow/document.js';
import { isInterruption } from '../state/is-interruption.js';
import type { Attempt } from '../state/run-state.js';

/** What decides whether and when a failed step is tried again. */
export interface RetryQuestion {
  readonly policy: RetryPolicy;
  /** Attempts made so far, the failed one included. */
  readonly attempts: number;
  readonly retryable: boolean;
  /** What the other side asked for (`Retry-After`), in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** ISO 8601. */
  readonly now: string;
  /** From 0 to 1, drawn by the caller: spreads the tries of many runs by up to a fifth. */
  readonly jitter: number;
}

/**
 * How many tries a step has made when the one at hand has failed. A pure step's try is not recorded before it ends, and
 * one that ended because Hookline stopped is not the step's fault.
 */
export const countTries = (attempts: readonly Attempt[]): number =>
  1 + attempts.filter((attempt) => attempt.finishedAt !== null && !isInterruption(attempt)).length;

/** The longest `Retry-After` that is honoured; a longer one is taken for a refusal to be asked again today. */
const MAX_RETRY_AFTER_MS = 24 * 3_600_000;

/** When to try a failed step again (ISO 8601), or null when that was its last try. */
export function planRetry({
  policy,
  attempts,
  retryable,
  retryAfterMs = 0,
  now,
  jitter,
}: RetryQuestion): string | null {
  if (!retryable || attempts >= policy.attempts) return null;
  const factor = policy.backoff === 'exponential' ? 2 ** (attempts - 1) : 1;
  const backoff = Math.min(policy.delayMs * factor, policy.maxDelayMs) * (1 + jitter / 5);
  const delay = Math.max(backoff, Math.min(retryAfterMs, MAX_RETRY_AFTER_MS));
  return new Date(Date.parse(now) + Math.round(delay)).toISOString();
}
