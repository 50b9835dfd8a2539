/** The refusals of the application. Any other error is a bug. Translated in three places: HTTP, queue, log. */
export type AppErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'unprocessable'
  | 'limited'
  | 'unavailable';

export interface AppErrorDetails {
  /** What to correct in a form or a graph. */
  readonly problems?: readonly unknown[];
  readonly retryAfterMs?: number;
}

export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly kind: AppErrorKind,
    /** Stable, `noun.reason`. */
    readonly code: string,
    message: string,
    readonly details: AppErrorDetails = {},
  ) {
    super(message);
  }
}

export const notFound = (noun: string, id: string): AppError =>
  new AppError('not-found', `${noun}.not-found`, `There is no ${noun} ${id}`);
