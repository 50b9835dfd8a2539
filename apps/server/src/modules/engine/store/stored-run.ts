import type { RunStatus, StepState } from '@hookline/domain';

export type RunMode = 'production' | 'test';

/** A run as it lies in the database, with all that is needed to go on with it. */
export interface StoredRun {
  readonly id: string;
  readonly workflowId: string;
  readonly versionId: string;
  readonly triggerNodeId: string;
  readonly untilNodeId: string | null;
  readonly mode: RunMode;
  readonly status: RunStatus;
  readonly revision: number;
  readonly startedAt: string;
  /** The step of another run that this one belongs to. */
  readonly parent: RunParent | null;
  /** How many runs are above this one. */
  readonly depth: number;
  /** The event whose output is the trigger's. */
  readonly eventId: string | null;
  readonly retry: RunRetry | null;
  /** A person made it of an event that had come before. */
  readonly isReplay: boolean;
  /** Somebody has still to look at it: always true until it is finished, and then until its end is dealt with. */
  readonly isDue: boolean;
  /** The sweeper found it due, and no worker has moved it or let it rest since. */
  readonly isOverdue: boolean;
  /** What is kept with the run: the trigger's output when there is no event, a `BatchPart` when it is for one part of it. */
  readonly input: unknown;
  /** What `trigger` is in expressions. */
  readonly triggerOutput: unknown;
  readonly error: unknown;
  readonly steps: readonly StoredStep[];
  /** The database's clock when this was read, ISO 8601. */
  readonly readAt: string;
}

export interface RunParent {
  readonly runId: string;
  readonly nodeId: string;
  /** Which item of a loop; null for a called workflow. */
  readonly itemIndex: number | null;
}

/** The run that this one tries again; from `failed`, what had succeeded is kept. */
export interface RunRetry {
  readonly of: string;
  readonly from: 'failed' | 'start';
}

export interface StoredStep {
  readonly state: StepState;
  /** Whether the worker that started the step is taken for dead. False for a step that is not running. */
  readonly leaseExpired: boolean;
}
