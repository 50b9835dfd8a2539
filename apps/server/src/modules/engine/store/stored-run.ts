import type { RunStatus, StepState } from '@hookline/domain';

export type RunMode = 'production' | 'test';

/** A run as stored, with everything needed to process it. */
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
  /** The step of another run that started this one. */
  readonly parent: RunParent | null;
  /** The number of runs above this one. */
  readonly depth: number;
  /** The event that provides the trigger's output. */
  readonly eventId: string | null;
  readonly retry: RunRetry | null;
  /** A person replayed an earlier event. */
  readonly isReplay: boolean;
  /** Always true until the run is finished, and then until its completion is done. */
  readonly isDue: boolean;
  /** The sweeper found it due, and no worker has moved it or let it rest since. */
  readonly isOverdue: boolean;
  /** The stored input: the trigger's output without an event, a `BatchPart` for one part of it. */
  readonly input: unknown;
  /** The value of `trigger` in expressions. */
  readonly triggerOutput: unknown;
  readonly error: unknown;
  readonly steps: readonly StoredStep[];
  /** The database's clock at the read, ISO 8601. */
  readonly readAt: string;
}

export interface RunParent {
  readonly runId: string;
  readonly nodeId: string;
  /** The index of the loop's item; null for a called workflow. */
  readonly itemIndex: number | null;
}

/** Whether a run is one item of a loop. */
export const isIteration = ({ parent }: { readonly parent: Pick<RunParent, 'itemIndex'> | null }): boolean =>
  parent !== null && parent.itemIndex !== null;

/** The run that this one retries; with `failed`, its successful steps are kept. */
export interface RunRetry {
  readonly of: string;
  readonly from: 'failed' | 'start';
}

export interface StoredStep {
  readonly state: StepState;
  /** Whether the worker of a started step counts as dead. False for a step that is not running. */
  readonly leaseExpired: boolean;
}
