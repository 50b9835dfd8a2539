/**
 * How an executor fails. The engine reads `retryable` and `retryAfterMs`; a person reads `message`.
 * @example
 * ```ts
 * const error = new NodeError({ code: 'mail.refused', message: 'The server refused the address.' });
 * error.retryable; // => false
 * error.with({ retryable: true }).code; // => 'mail.refused'
 * ```
 */
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

  /** A copy with some parts replaced. */
  with(changes: Partial<NodeFailure>): NodeError {
    const { code, message, retryable, retryAfterMs, mayHaveHappened, details, cause } = this;
    return new NodeError({ code, message, retryable, retryAfterMs, mayHaveHappened, details, cause, ...changes });
  }
}

/** The parts of a {@link NodeError}. */
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
   * The other side received the request and may have acted on it. A step that reads is tried again all the same; a step that
   * writes is not, because the effect could happen twice. Default false.
   */
  readonly mayHaveHappened?: boolean;
  /** Shown beside the message; never put a secret in here. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: unknown;
}
