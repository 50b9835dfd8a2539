/** The budget of one expression. What exceeds it ends as an ExpressionError, never as a slow or swollen process. */
export interface ExpressionLimits {
  /**
   * How much an evaluation may do, in units of about a microsecond on a quiet core: nodes evaluated, functions called,
   * characters searched. Counted, not timed, so the answer does not depend on what else the machine does.
   */
  readonly work: number;
  /** The net under `work`: milliseconds that an evaluation may take by the clock, the time it waited left out. */
  readonly timeMs: number;
  /** How deep calls and operators may nest while evaluating. */
  readonly depth: number;
  /** The longest list an expression may build. */
  readonly items: number;
  /** The largest value an expression may answer, in characters of its JSON; a value on the way there may have four times that. */
  readonly outputSize: number;
  /** All that one evaluation may build, thrown away or not: characters of text, and 8 for each place in a list or object. */
  readonly built: number;
  /** The longest expression, in characters. */
  readonly sourceLength: number;
}

/** The limits of steps and of the editor’s preview alike. */
export const DEFAULT_LIMITS: ExpressionLimits = Object.freeze({
  work: 250_000,
  timeMs: 5_000,
  depth: 10_000,
  items: 20_000,
  outputSize: 1_000_000,
  built: 16_000_000,
  sourceLength: 20_000,
});

/** The longest list and text that a built-in function takes: what it does with them is one call, and nothing can interrupt it. */
export const MAX_ARGUMENT_ITEMS = 100_000;
/** In characters: an event of 5 MiB, the largest by default, fits in. */
export const MAX_ARGUMENT_LENGTH = 5_500_000;
