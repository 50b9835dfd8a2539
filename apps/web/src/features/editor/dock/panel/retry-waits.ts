import { planRetry } from '@hookline/domain';
import type { RetryPolicy } from '@hookline/domain';

const EPOCH = new Date(0).toISOString();

/** The delay before each retry, in milliseconds and without jitter, by the engine's own rule. */
export function retryWaits(policy: RetryPolicy): readonly number[] {
  return Array.from({ length: policy.attempts - 1 }, (_, done) => {
    const at = planRetry({ policy, attempts: done + 1, retryable: true, now: EPOCH, jitter: 0 });
    return at === null ? 0 : Date.parse(at);
  });
}
