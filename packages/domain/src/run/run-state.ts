/** The state of one run, as plain data: what `reduceRun` changes and `planNextSteps` reads. Times are ISO 8601 text. */
import type { RunStatus, StepStatus } from './status.js';

/** Identifies a step within its run: the node's id on the top level. */
export type StepPath = string;

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
}

export interface StepState {
  readonly path: StepPath;
  readonly nodeId: string;
  readonly status: StepStatus;
  /** The port by which a succeeded or skipped step was left. */
  readonly port: string | null;
  readonly output: unknown;
  readonly error: StepError | null;
  /** Why it was filtered, or why it was not taken. */
  readonly reason: string | null;
  readonly attempts: readonly Attempt[];
}

export interface RunState {
  readonly status: RunStatus;
  /** The trigger this run began at; other triggers of the graph are dead. */
  readonly triggerNodeId: string;
  /** Only steps that something has happened to. A step not in here has not been reached yet. */
  readonly steps: Readonly<Record<StepPath, StepState>>;
  /** The failure that ended the run, or null. */
  readonly error: (StepError & { readonly nodeId: string }) | null;
}
