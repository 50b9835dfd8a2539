/** What the inside of a loop can name of what is around it. */
export interface OuterScope {
  readonly trigger: unknown;
  /** The outputs of the steps before the loop, by key; an outer loop gives `{item, index}`. */
  readonly steps: Readonly<Record<string, unknown>>;
}
