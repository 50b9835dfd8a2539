/** What has happened to a run. Replaying its facts gives the same state; nothing else changes a run. */
import type { StepError, StepPath } from './run-state.js';

export type RunFact =
  | { readonly kind: 'step-started'; readonly path: StepPath; readonly at: string }
  | {
      readonly kind: 'step-completed';
      readonly path: StepPath;
      readonly at: string;
      readonly startedAt: string;
      readonly port: string;
      readonly output: unknown;
    }
  | {
      readonly kind: 'step-stopped';
      readonly path: StepPath;
      readonly at: string;
      readonly startedAt: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'step-failed';
      readonly path: StepPath;
      readonly at: string;
      readonly startedAt: string;
      readonly error: StepError;
      /** When to try again, or null when this was the last try (see `planRetry`). */
      readonly retryAt: string | null;
    }
  | { readonly kind: 'run-cancelled'; readonly at: string };
