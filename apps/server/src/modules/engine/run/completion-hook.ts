import type { RunSession } from './run-session.js';

/** Work of a module after a run has ended, besides notifying its parent. */
export interface CompletionHook {
  concerns(run: RunSession): boolean;
  /** May be called more than once for a run. */
  onCompleted(run: RunSession): Promise<void>;
}
