/**
 * Commits what happened to a run together with when the sweeper is to look at it next. A move that the database refuses for
 * what is in it would be refused for ever: it ends the run by name.
 */
import type { Logger } from 'pino';
import { isDataError } from '../../platform/database/is-data-error.js';
import type { Aftercare } from './aftercare.js';
import { dueInMs } from './due-in.js';
import { notStorableError, type PoisonGuard } from './poison-guard.js';
import type { RunWriter } from './run-writer.js';
import type { RunningRun } from './running-run.js';

export interface RunCommitterParts {
  readonly writer: RunWriter;
  readonly aftercare: Aftercare;
  readonly poison: PoisonGuard;
  readonly logger: Logger;
}

const AFTERCARE_GRACE_MS = 3000;

export class RunCommitter {
  constructor(private readonly parts: RunCommitterParts) {}

  /** @returns false when the run has moved meanwhile, or was ended because this cannot be stored: read it again. */
  async commit(run: RunningRun): Promise<boolean> {
    try {
      const moved = await this.parts.writer.move({ ...run.changes(), dueInMs: this.nextLookInMs(run) });
      if (moved) run.markCommitted();
      return moved;
    } catch (error) {
      if (!isDataError(error)) throw error;
      this.parts.logger.error({ err: error, runId: run.id }, 'A run cannot be stored and was ended');
      await this.parts.poison.end(run.id, notStorableError(error));
      run.pending = [];
      return false;
    }
  }

  /** A run that was found due although there is nothing to do: what it waits for has not come. */
  async rest(run: RunningRun): Promise<void> {
    if (run.stored.isOverdue && run.runnable().length === 0) {
      await this.parts.writer.rest(run.id, { revision: run.revision, dueInMs: dueInMs(run) });
    }
  }

  /** A run that was found finished and not due has had it. */
  needsAftercare(run: RunningRun): boolean {
    return run.stored.isDue && this.parts.aftercare.isNeeded(run);
  }

  /** A run that has ended is looked at once more when something follows from its end. */
  private nextLookInMs(run: RunningRun): number | null {
    if (!run.isFinished) return dueInMs(run);
    return this.needsAftercare(run) ? AFTERCARE_GRACE_MS : null;
  }
}
