import { NodeError } from '@hookline/node-kit';

/** Signals that can end a step from outside. */
export interface StepSignals {
  /** The process shuts down: another worker takes the step over. */
  readonly abandon: AbortSignal;
  /** The run has ended: the step is aborted, and its result is late. */
  readonly stop: AbortSignal;
}

/**
 * Ends with the work, its timeout or the process, whichever comes first. The end of the run only aborts the work: its
 * result is still stored as late.
 */
export async function withTimeout<T>(
  timeoutMs: number,
  { abandon, stop }: StepSignals,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  abandon.throwIfAborted();
  const controller = new AbortController();
  const onStop = () => controller.abort(stop.reason);
  let timer: NodeJS.Timeout | undefined;
  let onAbandon = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    const end = (reason: unknown) => {
      controller.abort(reason);
      reject(reason);
    };
    timer = setTimeout(() => end(timeoutError(timeoutMs)), timeoutMs);
    onAbandon = () => end(abandon.reason);
  });
  abandon.addEventListener('abort', onAbandon);
  stop.addEventListener('abort', onStop);
  if (stop.aborted) onStop();
  try {
    return await Promise.race([work(controller.signal), ended]);
  } finally {
    clearTimeout(timer);
    abandon.removeEventListener('abort', onAbandon);
    stop.removeEventListener('abort', onStop);
  }
}

const timeoutError = (timeoutMs: number) =>
  new NodeError({
    code: 'step.timeout',
    message: `The step took longer than its limit of ${timeoutMs / 1000} s.`,
    retryable: true,
  });
