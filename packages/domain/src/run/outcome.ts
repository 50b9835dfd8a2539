/** What a node tells the engine, and all the engine knows of it (DESIGN §5). Failures are thrown, not returned. */
export type NodeOutcome<Port extends string = string> =
  | { readonly kind: 'completed'; readonly port: Port; readonly output: unknown }
  /** Filtered on purpose: nothing follows, and that is not a failure. */
  | { readonly kind: 'stopped'; readonly reason: string };

/**
 * Whether running a step twice can be noticed outside. `pure`: recomputed freely; `read`: may be repeated;
 * `write`: marked started (committed) before it begins, repeated only with the same idempotency key.
 */
export type StepEffect = 'pure' | 'read' | 'write';
