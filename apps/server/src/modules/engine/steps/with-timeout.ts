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
  abandon.throwIfAborted();
  const told = new AbortController();
  const tell = () => told.abort(stop.reason);
  let timer: NodeJS.Timeout | undefined;
  let onAbandon = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    const end = (reason: unknown) => {
      told.abort(reason);
      reject(reason);
    };
    timer = setTimeout(() => end(timeoutError(timeoutMs)), timeoutMs);
    onAbandon = () => end(abandon.reason);
  });
  abandon.addEventListener('abort', onAbandon);
  stop.addEventListener('abort', tell);
  if (stop.aborted) tell();
  try {
    return await Promise.race([work(told.signal), ended]);
  } finally {
    clearTimeout(timer);
    abandon.removeEventListener('abort', onAbandon);
    stop.removeEventListener('abort', tell);
  }
}

const timeoutError = (timeoutMs: number) =>
  new NodeError({
    code: 'step.timeout',
    message: `The step took longer than its limit of ${timeoutMs / 1000} s.`,
    retryable: true,
  });
