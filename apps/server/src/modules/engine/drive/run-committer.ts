/**
 * Commits what happened to a run together with when the sweeper is to look at it next. A move that the database refuses for
 * what is in it would be refused for ever: it ends the run by name.
 */
import type { Logger } from 'pino';
import { isDataError } from '../../../platform/database/is-data-error.js';
import type { RunCompletion } from './run-completion.js';
import { dueInMs } from '../run/due-in.js';
import { notStorableError, type PoisonGuard } from './poison-guard.js';
import type { RunWriter } from '../store/run-writer.js';
import type { RunSession } from '../run/run-session.js';

export interface RunCommitterDeps {
  readonly writer: RunWriter;
  readonly completion: RunCompletion;
  readonly poison: PoisonGuard;
  readonly logger: Logger;
}

const COMPLETION_GRACE_MS = 3000;

export class RunCommitter {
  constructor(private readonly deps: RunCommitterDeps) {}

  /** @returns false when the run has moved meanwhile, or was ended because this cannot be stored: read it again. */
  async commit(run: RunSession): Promise<boolean> {
    try {
      const moved = await this.deps.writer.move({ ...run.changes(), dueInMs: this.nextSweepInMs(run) });
      if (moved) run.markCommitted();
      return moved;
    } catch (error) {
      if (!isDataError(error)) throw error;
      this.deps.logger.error({ err: error, runId: run.id }, 'A run cannot be stored and was ended');
      await this.deps.poison.end(run.id, notStorableError(error));
      run.pending = [];
      return false;
    }
  }

  /** A run that was found due although there is nothing to do: what it waits for has not come. */
  async rest(run: RunSession): Promise<void> {
    if (run.stored.isOverdue && run.runnable().length === 0) {
      await this.deps.writer.rest(run.id, { revision: run.revision, dueInMs: dueInMs(run) });
    }
  }

  /** A run that was found finished and not due has had it. */
  needsCompletion(run: RunSession): boolean {
    return run.stored.isDue && this.deps.completion.isNeeded(run);
  }

  /** A run that has ended is looked at once more when something follows from its end. */
  private nextSweepInMs(run: RunSession): number | null {
    if (!run.isFinished) return dueInMs(run);
    return this.needsCompletion(run) ? COMPLETION_GRACE_MS : null;
  }
}
