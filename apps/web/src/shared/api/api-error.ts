import type { ProblemDetails } from '@hookline/contracts';

/** A response other than 2xx, or none at all (`server.unreachable`). `detail` is a sentence for the screen. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  // oxlint-disable-next-line max-params -- what an error response holds
  constructor(
    /** HTTP status, 0 without a response. */
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

/** A sentence for any failure: the server's own, or a general one. */
export const errorSentence = (error: unknown): string =>
  error instanceof ApiError ? error.detail : 'Something unforeseen happened. Load the page again.';
