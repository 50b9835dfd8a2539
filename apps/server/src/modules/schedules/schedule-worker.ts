/**
 * Makes the runs of schedules. PostgreSQL holds what is due, so a queue that is lost loses nothing. One transaction claims a
 * schedule, stores the event with its run and plans the next time, so that no two processes make one twice; only then the queue
 * is told.
 */
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { inTransaction } from '../../platform/database/in-transaction.js';
import type { LiveBus } from '../../platform/live/index.js';
import { Periodic } from '../../platform/tasks/periodic.js';
import type { RunStarter } from '../engine/index.js';
import { announceEvents, insertEvents, prepareEvent } from '../ingest/index.js';
import { decideTick } from './decide-tick.js';
import { claimDue, moveOn, type DueSchedule } from './schedule-table.js';
import { tickEvent } from './tick-event.js';

export interface ScheduleWorkerDeps {
  readonly pool: Pool;
  readonly runs: RunStarter;
  readonly live: LiveBus;
  readonly logger: Logger;
  /** Tests have clocks of their own. Left out: that of the database. */
  readonly now?: () => Date;
}

const EVERY_MS = 1000;

export class ScheduleWorker {
  constructor(private readonly deps: ScheduleWorkerDeps) {}

  /** Fires everything that is due. A schedule that fails holds up no other. */
  @Periodic({
    name: 'fire schedules',
    everyMs: EVERY_MS,
    immediate: true,
    onFailure: 'Firing schedules failed; the next tick tries again',
  })
  async pass(stopped?: AbortSignal): Promise<void> {
    const failed: string[] = [];
    while (stopped?.aborted !== true) {
      let claimed: DueSchedule | undefined;
      try {
        claimed = await this.fireNext(failed, (due) => (claimed = due));
      } catch (error) {
        if (!claimed) throw error;
        const { id: scheduleId, workflowId } = claimed;
        this.deps.logger.error({ err: error, scheduleId, workflowId }, 'Firing a schedule failed; the others go on');
        failed.push(scheduleId);
      }
      if (!claimed) return;
    }
  }

  private async fireNext(
    except: readonly string[],
    onClaim: (due: DueSchedule) => void,
  ): Promise<DueSchedule | undefined> {
    const now = this.deps.now?.() ?? null;
    const { due, stored } = await inTransaction(this.deps.pool, async (client) => {
      const due = await claimDue(client, now, except);
      if (!due) return { due, stored: [] };
      onClaim(due);
      const { fires, nextAt } = decideTick(due.settings, due.dueAt, due.now);
      const event = fires && prepareEvent(tickEvent(due, fires));
      await moveOn(client, due, nextAt);
      return { due, stored: event ? await insertEvents(client, [event]) : [] };
    });
    if (due) announceEvents(stored, () => due.workflowId, this.deps);
    return due;
  }
}
