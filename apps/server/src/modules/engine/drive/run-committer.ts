/**
 * Commits the facts of a run together with its next sweep time. A move that the database refuses for its data would
 * always be refused, so it fails the run by name.
 */
import { dueInMs, runnableSteps } from '@hookline/domain';
import type { Logger } from 'pino';
import { isDataError } from '../../../platform/database/is-data-error.js';
import type { RunSession } from '../run/run-session.js';
import { LEASE_MS, type RunWriter } from '../store/run-writer.js';
import { notStorableError, type PoisonGuard } from './poison-guard.js';
import type { RunCompletion } from './run-completion.js';

export interface RunCommitterDeps {
  readonly writer: RunWriter;
  readonly completion: RunCompletion;
  readonly poison: PoisonGuard;
  readonly logger: Logger;
}

const COMPLETION_GRACE_MS = 3000;

const sweepInMs = (run: RunSession): number =>
  dueInMs({ plan: run.plan(), now: run.now(), deadlineInMs: run.deadlineInMs() }, LEASE_MS);

export class RunCommitter {
  constructor(private readonly deps: RunCommitterDeps) {}

  /** @returns false when the run has moved meanwhile, or was ended because the move cannot be stored: reload it. */
  async commit(run: RunSession): Promise<boolean> {
    try {
      const moved = await this.deps.writer.move({ ...run.changes(), dueInMs: this.nextSweepInMs(run) });
      if (moved) run.markCommitted();
      return moved;
    } catch (error) {
      if (!isDataError(error)) throw error;
      this.deps.logger.error({ err: error, runId: run.id }, 'Storing a run was refused; the run was ended');
      await this.deps.poison.end(run.id, notStorableError(error));
      run.pending = [];
      return false;
    }
  }

  /** A due run with nothing to do: what it waits for has not happened. */
  async rest(run: RunSession): Promise<void> {
    const isInterrupted = (nodeId: string): boolean => run.isInterrupted(nodeId);
    if (run.stored.isOverdue && runnableSteps({ plan: run.plan(), isInterrupted }).length === 0) {
      await this.deps.writer.rest(run.id, { revision: run.revision, dueInMs: sweepInMs(run) });
    }
  }

  /** A run loaded as finished and not due has completed. */
  needsCompletion(run: RunSession): boolean {
    return run.stored.isDue && this.deps.completion.isNeeded(run);
  }

  /** A finished run stays due once more when its completion has work to do. */
  private nextSweepInMs(run: RunSession): number | null {
    if (!run.isFinished) return sweepInMs(run);
    return this.needsCompletion(run) ? COMPLETION_GRACE_MS : null;
  }
}
