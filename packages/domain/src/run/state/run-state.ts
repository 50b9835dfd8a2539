/** The state of one run, as plain data: what `reduceRun` changes and `planNextSteps` reads. Times are ISO 8601 text. */
import type { Callback } from './outcome.js';
import type { RunStatus, StepStatus } from './status.js';

/** Why an attempt failed, as stored and shown. The engine decides by `retryable`, a person reads `message`. */
export interface StepError {
  /** Stable, `noun.reason`: `http.status`, `config.wrong`. */
  readonly code: string;
  /** One sentence in plain words. */
  readonly message: string;
  readonly retryable: boolean;
  /** What helps to find the cause: status, an excerpt of the answer. No secrets. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** One try of a step. */
export interface Attempt {
  readonly number: number;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly error: StepError | null;
  /** Set when a further try was planned: when it may begin. */
  readonly retryAt: string | null;
  /** What it gave after the run had ended without it: kept, but nothing follows from it. */
  readonly late?: LateResult | undefined;
}

/** The result of an attempt that ended after its run. Shown on the run page; it changes no step. */
export interface LateResult {
  readonly at: string;
  readonly error: StepError | null;
  readonly output: unknown;
}

/** What a waiting step waits for. A step that waits for its next try has none: its last attempt says when. */
export type StepWait =
  /** A time; the step has its output already. */
  | { readonly kind: 'time'; readonly until: string; readonly port: string }
  /** An answer from outside; at `until` it is left by `port` without one. */
  | { readonly kind: 'callback'; readonly until: string; readonly port: string; readonly callback: Callback }
  /** The runs of a loop's items. */
  | {
      readonly kind: 'iterations';
      readonly port: string;
      readonly count: number;
      readonly concurrency: number;
      readonly onItemError: 'stop' | 'continue';
      readonly results: 'all' | 'none';
    }
  /** A run of another workflow; with `detached`, only that it has been set going. */
  | { readonly kind: 'call'; readonly port: string; readonly runId: string; readonly detached: boolean };

/** A step is identified by its node's id: an iteration of a loop is a run of its own. */
export interface StepState {
  readonly nodeId: string;
  readonly status: StepStatus;
  /** The port by which a succeeded or skipped step was left. */
  readonly port: string | null;
  readonly output: unknown;
  readonly error: StepError | null;
  /** Why it was filtered, or why it was not taken. */
  readonly reason: string | null;
  /** What it waits for, or waited for last. */
  readonly wait: StepWait | null;
  readonly attempts: readonly Attempt[];
}

/** The whole state of one run. Only `startRun`, `retryRun` and `reduceRun` make one. */
export interface RunState {
  readonly status: RunStatus;
  /** The trigger this run began at; other triggers of the graph are dead. In an iteration, the loop's node. */
  readonly triggerNodeId: string;
  /** Only steps that something has happened to. A step not in here has not been reached yet. */
  readonly steps: Readonly<Record<string, StepState>>;
  /** The failure that ended the run, or null. Its `nodeId` is null when no step is to blame. */
  readonly error: (StepError & { readonly nodeId: string | null }) | null;
}
