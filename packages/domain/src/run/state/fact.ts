/** What has happened to a run. Replaying its facts gives the same state; nothing else changes a run. */
import type { StepError, StepWait } from './run-state.js';

/** Everything that can happen to a run. Times (`at`, `startedAt`, `retryAt`) are ISO 8601 by the database’s clock. */
export type RunFact = StepFact | EndFact;

/** Ends a run from outside: by a person, or because its time is up. */
export type EndFact =
  | { readonly kind: 'run-cancelled'; readonly at: string }
  | { readonly kind: 'run-failed'; readonly at: string; readonly error: StepError };

/** What can happen to one step, found by its node’s id. */
export type StepFact =
  | { readonly kind: 'step-started'; readonly nodeId: string; readonly at: string }
  | StepResult
  | {
      readonly kind: 'step-suspended';
      readonly nodeId: string;
      readonly at: string;
      readonly startedAt: string;
      readonly wait: StepWait;
      /** What the step will hand on when a time ends its wait. */
      readonly output: unknown;
    }
  /** The step was interrupted and its effect is unknown; `afterCrash` is `hold`, so a person decides. */
  | { readonly kind: 'step-held'; readonly nodeId: string; readonly at: string }
  /** A person decided that a held step is to be tried again. */
  | { readonly kind: 'step-released'; readonly nodeId: string; readonly at: string };

/** What a step came to. */
export type StepResult =
  | {
      readonly kind: 'step-completed';
      readonly nodeId: string;
      readonly at: string;
      readonly startedAt: string;
      readonly port: string;
      readonly output: unknown;
      /** Set when something else than the node completed the step, or when the node gave a reason. */
      readonly reason?: string;
    }
  | {
      readonly kind: 'step-stopped';
      readonly nodeId: string;
      readonly at: string;
      readonly startedAt: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'step-failed';
      readonly nodeId: string;
      readonly at: string;
      readonly startedAt: string;
      readonly error: StepError;
      /** When to try again, or null when this was the last try (see `planRetry`). */
      readonly retryAt: string | null;
    };

/** Whether a fact ends an attempt. A result that arrives after the run has ended is kept as a {@link LateResult}. */
export const isStepResult = (fact: RunFact): fact is StepResult =>
  fact.kind === 'step-completed' || fact.kind === 'step-stopped' || fact.kind === 'step-failed';
