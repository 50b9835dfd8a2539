/** What an expression can name. Plain JSON; nothing in it is ever changed. */
export interface ExpressionScope {
  /** The trigger's output. */
  readonly trigger?: unknown;
  /** What came along the edge. */
  readonly input?: unknown;
  /** The outputs of the steps before, by key. */
  readonly steps?: Readonly<Record<string, unknown>>;
  /** The current item and its position, inside a loop. */
  readonly item?: unknown;
  readonly index?: number;
  readonly run?: unknown;
  readonly workflow?: unknown;
}

/** The members of {@link ExpressionScope}, in the order in which the editor offers them. */
export const SCOPE_NAMES = ['trigger', 'input', 'steps', 'item', 'index', 'run', 'workflow'] as const;
