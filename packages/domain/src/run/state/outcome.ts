/** What a node tells the engine, and all the engine knows of it. Failures are thrown, not returned. */
export type NodeOutcome<Port extends string = string> =
  /** `reason`: what a person has to know about it, such as values that could not be compared. */
  | { readonly kind: 'completed'; readonly port: Port; readonly output: unknown; readonly reason?: string }
  /** Filtered on purpose: nothing follows, and that is not a failure. */
  | { readonly kind: 'stopped'; readonly reason: string }
  /**
   * Waits until `until` (ISO 8601), then is left by `port` with `output`. With `callback`, one call of the step's resume
   * URL ends the wait before that: it is left by the answer's port, and the output is `{answer, body, query, at}`.
   */
  | {
      readonly kind: 'suspended';
      readonly until: string;
      readonly port: Port;
      readonly output: unknown;
      readonly callback?: Callback<Port>;
    }
  /** Runs the nodes inside this container once per item, `concurrency` at a time. Left by `port` when all have ended. */
  | {
      readonly kind: 'iterate';
      readonly port: Port;
      readonly items: readonly unknown[];
      readonly concurrency: number;
      readonly onItemError: 'stop' | 'continue';
      /** Whether the output lists what every iteration gave. */
      readonly results: 'all' | 'none';
    }
  /** Runs another workflow's published version. With `wait`, its output is this step's and its failure too. */
  | {
      readonly kind: 'call';
      readonly port: Port;
      readonly workflowId: string;
      readonly input: unknown;
      readonly wait: boolean;
    };

/** A question to a person outside, which a step waits for. */
export interface Callback<Port extends string = string> {
  readonly title: string;
  readonly text: string;
  /** A call that names no reply takes the only one; with several it has to name one. */
  readonly answers: readonly CallbackReply<Port>[];
}

/** One reply a person may choose. Its `name` is the `answer` of the resume URL, its `port` the way on. */
export interface CallbackReply<Port extends string = string> {
  readonly name: string;
  /** The text of its button. */
  readonly label: string;
  readonly port: Port;
}

/**
 * Whether running a step twice can be noticed outside. `pure`: recomputed freely; `read`: may be repeated;
 * `write`: marked started (committed) before it begins, repeated only with the same idempotency key.
 */
export type StepEffect = 'pure' | 'read' | 'write';
