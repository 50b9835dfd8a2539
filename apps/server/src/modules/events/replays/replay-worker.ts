/**
 * Processes replays in small batches, in any process. Progress is committed after the runs; a process that resumes
 * after a crash finds the same runs, because their ids are derived from the replay and the event.
 */
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { inTransaction } from '../../../platform/database/in-transaction.js';
import { retryWhileConnectionLost } from '../../../platform/database/retry-while-connection-lost.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { idAt } from '../../../platform/ids/uuid.js';
import { Periodic } from '../../../platform/tasks/periodic.js';
import { childId } from '../../engine/index.js';
import type { EventRunner } from './event-runner.js';
import { claimDueEvents, release, type DueEvents, type ReplayFailure } from './replay-table.js';

export interface ReplayWorkerDeps {
  readonly pool: Pool;
  readonly events: EventRunner;
  readonly logger: Logger;
}

const EVERY_MS = 500;
const RETRY_DEADLINE_MS = 5000;

export class ReplayWorker {
  constructor(private readonly deps: ReplayWorkerDeps) {}

  @Periodic({
    name: 'process replays',
    everyMs: EVERY_MS,
    immediate: true,
    onFailure: 'Processing a replay failed; the next tick continues it',
  })
  async processDue(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      const wasDue = await inTransaction(this.deps.pool, async (client) => {
        const due = await claimDueEvents(client);
        if (due) await release(client, due, await this.replayAll(due));
        return due !== undefined;
      });
      if (!wasDue) return;
    }
  }

  /** @returns the failures. */
  private async replayAll(due: DueEvents): Promise<ReplayFailure[]> {
    const failures: ReplayFailure[] = [];
    for (const [offset, eventId] of due.eventIds.entries()) {
      const reason = await this.replay(due, eventId, due.position + offset);
      if (reason !== null) failures.push({ eventId, reason });
    }
    return failures;
  }

  /** @returns null, or the reason of the failure. */
  private async replay(due: DueEvents, eventId: string, position: number): Promise<string | null> {
    const { id, drafts, onlyWaiting, perSecond, createdAt } = due;
    // The nominal time of its position, whenever it is processed, so that run ids follow the replay's order.
    const moment = idAt(createdAt.getTime() + (position * 1000) / perSecond);
    const runId = (part: number) => childId(moment, id, eventId, part);
    try {
      await retryWhileConnectionLost(RETRY_DEADLINE_MS, () =>
        this.deps.events.run(eventId, { drafts, onlyWaiting, runId }),
      );
      return null;
    } catch (error) {
      if (error instanceof AppError) return `${error.message.replace(/\.$/, '')}.`;
      this.deps.logger.error(
        { err: error, eventId, replayId: id },
        'Replaying an event failed; the replay continues with the next',
      );
      return 'Hookline could not replay it. The log says why.';
    }
  }
}
