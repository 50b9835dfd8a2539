/**
 * `syntax`: cannot be parsed. `refused`: parses, but is not allowed. `too-much-work`, `timeout`, `too-deep`, `too-large`: over
 * {@link ExpressionLimits}. `failed`: everything else that went wrong while evaluating. Only `timeout` may pass later.
 */
export type ExpressionErrorCode =
  | 'expression.syntax'
  | 'expression.refused'
  | 'expression.too-much-work'
  | 'expression.timeout'
  | 'expression.too-deep'
  | 'expression.too-large'
  | 'expression.failed';

/** The only thing this package throws. `message` is one plain sentence for the person who wrote the expression. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly code: ExpressionErrorCode;
  /** Offset into the text that was parsed (expression or template), or undefined when no place can be named. */
  readonly position: number | undefined;

  constructor(code: ExpressionErrorCode, message: string, position?: number, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.position = position;
  }
}
