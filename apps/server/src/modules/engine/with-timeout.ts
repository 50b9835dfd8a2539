import { NodeError } from '@hookline/node-kit';

/** What may end a step before it ends by itself. */
export interface StepSignals {
  /** The process shuts down: the step is somebody else's. */
  readonly abandon: AbortSignal;
  /** The run has ended: the step is told, and what it gives comes late. */
  readonly stop: AbortSignal;
}

/**
 * Ends with the work, with its time, or with the process, whichever is first. When the run ends, the work is only told:
 * what it gives then is still wanted, to be kept as late.
 */
export async function withTimeout<T>(
  timeoutMs: number,
  { abandon, stop }: StepSignals,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    limit.signal.addEventListener('abort', () => reject(limit.signal.reason));
  });
  const timer = setTimeout(() => limit.abort(timeoutError(timeoutMs)), timeoutMs);
  const onAbandon = () => limit.abort(abandon.reason);
  abandon.addEventListener('abort', onAbandon);
  try {
    return await Promise.race([work(AbortSignal.any([limit.signal, stop])), ended]);
  } finally {
    clearTimeout(timer);
    abandon.removeEventListener('abort', onAbandon);
  }
}

const timeoutError = (timeoutMs: number) =>
  new NodeError({
    code: 'step.timeout',
    message: `The step took longer than its limit of ${timeoutMs / 1000} s.`,
    retryable: true,
  });
