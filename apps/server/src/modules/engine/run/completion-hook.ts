import type { RunSession } from './run-session.js';

/** What a module does when a run has ended, beside what its parent needs. */
export interface CompletionHook {
  concerns(run: RunSession): boolean;
  /** May be called more than once for a run. */
  onCompleted(run: RunSession): Promise<void>;
}
