/**
 * Carries on with replays, a few events at a time, in whatever process comes first. Progress is committed after the runs:
 * who goes on after a crash meets the same runs again, because their ids follow from the replay and the event.
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

  constructor(private readonly parts: ReplayWorkerDeps) {
    const { pool, queue, live, logger } = parts;
    this.events = new EventRunner({
      pool,
      live,
      versions: new VersionStore(pool),
      runs: new RunStarter(pool, queue, logger),
    });
    const onFailure = 'A replay stands still; the next turn goes on with it';
    const options = { periodMs: EVERY_MS, immediate: true, logger, onFailure };
    this.task = new PeriodicTask((stopped) => this.turn(stopped), options);
  }

  start(): void {
    this.task.start();
  }

  close(): Promise<void> {
    return this.task.close();
  }

  private async turn(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      const isAny = await inTransaction(this.parts.pool, async (client) => {
        const due = await claimDue(client);
        if (due) await release(client, due, await this.replayAll(due));
        return due !== undefined;
      });
      if (!isAny) return;
    }
  }

  /** @returns what could not be replayed. */
  private async replayAll(due: DueEvents): Promise<Failure[]> {
    const failures: Failure[] = [];
    for (const [offset, eventId] of due.eventIds.entries()) {
      const reason = await this.replay(due, eventId, due.place + offset);
      if (reason !== null) failures.push({ eventId, reason });
    }
    return failures;
  }

  /** @returns null, or why not. */
  private async replay(due: DueEvents, eventId: string, place: number): Promise<string | null> {
    const { id, drafts, onlyWaiting, perSecond, createdAt } = due;
    // The moment that its place gives it, whenever its turn comes: its runs lie near it in their order.
    const moment = idAt(createdAt.getTime() + (place * 1000) / perSecond);
    const runId = (part: number) => childId(moment, id, eventId, part);
    try {
      await retryWhileConnectionLost(RETRY_DEADLINE_MS, () => this.events.run(eventId, { drafts, onlyWaiting, runId }));
      return null;
    } catch (error) {
      if (error instanceof AppError) return `${error.message.replace(/\.$/, '')}.`;
      this.parts.logger.error({ err: error, eventId, replayId: id }, 'An event could not be replayed');
      return 'Hookline could not replay it. The log says why.';
    }
  }
}
