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
  readonly triggerOutput: unknown;
  readonly error: unknown;
  readonly steps: readonly StoredStep[];
  /** The database's clock when this was read, ISO 8601. */
  readonly readAt: string;
}

export interface StoredStep {
  readonly state: StepState;
  /** Whether the worker that started the step is taken for dead. False for a step that is not running. */
  readonly leaseExpired: boolean;
}
