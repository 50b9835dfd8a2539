/** How an executor fails. The engine reads `retryable` and `retryAfterMs`; a person reads `message`. */
export class NodeError extends Error {
  override readonly name = 'NodeError';
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(failure: NodeFailure) {
    super(failure.message, { cause: failure.cause });
    this.code = failure.code;
    this.retryable = failure.retryable ?? false;
    this.retryAfterMs = failure.retryAfterMs;
    this.details = failure.details;
  }
}

export interface NodeFailure {
  /** Stable, `noun.reason`. */
  readonly code: string;
  /** What happened, in one sentence that a person who cannot program understands. */
  readonly message: string;
  /** Could the same request succeed later? Default false. */
  readonly retryable?: boolean;
  /** The other side asked to wait this long, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Shown beside the message; never put a secret in here. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: unknown;
}
