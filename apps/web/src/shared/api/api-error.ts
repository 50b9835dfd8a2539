import type { ProblemDetails } from '@hookline/contracts';

/** An answer that was not 2xx, or no answer at all (`server.unreachable`). `detail` is a sentence for the screen. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    /** HTTP status, 0 when there was no answer. */
    readonly status: number,
    /** Stable, `noun.reason`. */
    readonly code: string,
    readonly detail: string,
    readonly problems: readonly unknown[] = [],
    readonly retryAfterMs: number | null = null,
  ) {
    super(detail);
  }

  static of(problem: ProblemDetails): ApiError {
    return new ApiError(problem.status, problem.code, problem.detail, problem.problems, problem.retryAfterMs ?? null);
  }
}

/** A sentence for any failure: what the server said, or that something unforeseen happened. */
export const errorSentence = (error: unknown): string =>
  error instanceof ApiError ? error.detail : 'Something unforeseen happened. Load the page again.';
