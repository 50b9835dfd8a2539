/** How an executor fails. The engine reads `retryable` and `retryAfterMs`; a person reads `message`. */
export class NodeError extends Error {
  override readonly name = 'NodeError';
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly mayHaveHappened: boolean;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(failure: NodeFailure) {
    super(failure.message, { cause: failure.cause });
    this.code = failure.code;
    this.retryable = failure.retryable ?? false;
    this.retryAfterMs = failure.retryAfterMs;
    this.mayHaveHappened = failure.mayHaveHappened ?? false;
    this.details = failure.details;
  }

  /** The same failure, told otherwise. */
  with(changes: Partial<NodeFailure>): NodeError {
    const { code, message, retryable, retryAfterMs, mayHaveHappened, details, cause } = this;
    return new NodeError({ code, message, retryable, retryAfterMs, mayHaveHappened, details, cause, ...changes });
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
  /**
   * The other side has had the request, and may have done what it asks. A step that only reads is tried again all the
   * same; one that writes is not, because nobody knows whether it would be done twice. Default false.
   */
  readonly mayHaveHappened?: boolean;
  /** Shown beside the message; never put a secret in here. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: unknown;
}
