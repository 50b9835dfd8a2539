/** The budget of one expression. What exceeds it ends as an ExpressionError, never as a slow or swollen process. */
export interface ExpressionLimits {
  /** Milliseconds. */
  readonly timeMs: number;
  /** How deep calls and operators may nest while evaluating. */
  readonly depth: number;
  /** The longest list an expression may build. */
  readonly items: number;
  /** The largest value an expression may build or answer, in characters of its JSON. */
  readonly outputSize: number;
  /** The longest expression, in characters. */
  readonly sourceLength: number;
}

export const DEFAULT_LIMITS: ExpressionLimits = Object.freeze({
  timeMs: 250,
  depth: 10_000,
  items: 20_000,
  outputSize: 1_000_000,
  sourceLength: 20_000,
});
