/** The scope outside of a loop, as its iterations see it. */
export interface OuterScope {
  readonly trigger: unknown;
  /** The outputs of the steps before the loop, by key; an outer loop's is `{item, index}`. */
  readonly steps: Readonly<Record<string, unknown>>;
}
