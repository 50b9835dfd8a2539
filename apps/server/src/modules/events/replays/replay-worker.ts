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
import type { LiveBus } from '../../../platform/live/index.js';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import { PeriodicTask } from '../../../platform/tasks/periodic-task.js';
import { childId, RunStarter, VersionStore } from '../../engine/index.js';
import { EventRunner } from './event-runner.js';
import { release, claimDue, type DueEvents, type Failure } from './replay-table.js';

export interface ReplayWorkerDeps {
  readonly pool: Pool;
  readonly queue: RunQueue;
  readonly live: LiveBus;
  readonly logger: Logger;
}

const EVERY_MS = 500;
const RETRY_DEADLINE_MS = 5000;

export class ReplayWorker {
  private readonly task: PeriodicTask;
  private readonly events: EventRunner;

  constructor(private readonly deps: ReplayWorkerDeps) {
    const { pool, queue, live, logger } = deps;
    this.events = new EventRunner({
      pool,
      live,
      versions: new VersionStore(pool),
      runs: new RunStarter(pool, queue, logger),
    });
    const onFailure = 'Processing a replay failed; the next tick continues it';
    const options = { periodMs: EVERY_MS, immediate: true, logger, onFailure };
    this.task = new PeriodicTask((stopped) => this.pass(stopped), options);
  }

  start(): void {
    this.task.start();
  }

  close(): Promise<void> {
    return this.task.close();
  }

  private async pass(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      const wasDue = await inTransaction(this.deps.pool, async (client) => {
        const due = await claimDue(client);
        if (due) await release(client, due, await this.replayAll(due));
        return due !== undefined;
      });
      if (!wasDue) return;
    }
  }

  /** @returns the failures. */
  private async replayAll(due: DueEvents): Promise<Failure[]> {
    const failures: Failure[] = [];
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
      await retryWhileConnectionLost(RETRY_DEADLINE_MS, () => this.events.run(eventId, { drafts, onlyWaiting, runId }));
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
