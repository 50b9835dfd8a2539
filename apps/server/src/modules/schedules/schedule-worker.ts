/**
 * Makes the runs of schedules. PostgreSQL holds what is due, so a queue that is lost loses nothing. One transaction claims
 * schedules, stores their events and runs and plans the next times, so that no two processes make one twice; only then the queue
 * is told.
 */
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { inTransaction } from '../../platform/database/in-transaction.js';
import type { LiveBus } from '../../platform/live/index.js';
import { Periodic } from '../../platform/tasks/periodic.js';
import type { RunStarter } from '../engine/index.js';
import { announceEvents, insertEvents, prepareEvent } from '../ingest/index.js';
import { decideSchedule, type ScheduleDecision } from './decide-schedule.js';
import { claimDueSchedules, moveOn, type Claim, type DueSchedule } from './schedule-table.js';
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
/** In one transaction. */
const AT_ONCE = 50;

export class ScheduleWorker {
  /** When the pass before this one began, by a clock that does not run while the machine sleeps. */
  private watchedSince: number | undefined;

  constructor(private readonly deps: ScheduleWorkerDeps) {}

  /** Fires everything that is due. A schedule that fails holds up no other. */
  @Periodic({
    name: 'fire schedules',
    everyMs: EVERY_MS,
    immediate: true,
    onFailure: 'Firing schedules failed; the next tick tries again',
  })
  async pass(stopped?: AbortSignal): Promise<void> {
    const begun = performance.now();
    const since = this.watchedSince ?? begun;
    const failed: string[] = [];
    for (let limit = AT_ONCE; stopped?.aborted !== true;) {
      let claimed: readonly DueSchedule[] = [];
      try {
        const claim = { now: this.deps.now?.() ?? null, except: failed, limit };
        await this.fire(claim, since, (due) => (claimed = due));
        if (claimed.length === 0) break;
      } catch (error) {
        if (claimed.length === 0) throw error;
        // One of them fails: they are fired one by one until it is found.
        if (limit === 1) failed.push(...claimed.map((due) => this.complain(due, error)));
        limit = limit === 1 ? AT_ONCE : 1;
      }
    }
    this.watchedSince = begun;
  }

  private complain({ id: scheduleId, workflowId }: DueSchedule, err: unknown): string {
    this.deps.logger.error({ err, scheduleId, workflowId }, 'Firing a schedule failed; the others go on');
    return scheduleId;
  }

  private async fire(claim: Claim, since: number, onClaim: (due: readonly DueSchedule[]) => void): Promise<void> {
    const workflowIds: string[] = [];
    let decided: readonly ScheduleDecision[] = [];
    const stored = await inTransaction(this.deps.pool, async (client) => {
      const claimed = await claimDueSchedules(client, claim);
      onClaim(claimed);
      if (claimed.length === 0) return [];
      const watchedMs = performance.now() - since;
      decided = claimed.map((due) => decideSchedule(due, watchedMs));
      await moveOn(
        client,
        claimed,
        decided.map(({ nextAt }) => nextAt),
      );
      const events = decided.flatMap(({ due, fires }) => {
        if (fires) workflowIds.push(due.workflowId);
        return fires ? [prepareEvent(tickEvent(due, fires))] : [];
      });
      return events.length === 0 ? [] : insertEvents(client, events);
    });
    this.report(decided);
    announceEvents(stored, (index) => workflowIds[index] ?? '', this.deps);
  }

  private report(decided: readonly ScheduleDecision[]): void {
    const { logger } = this.deps;
    let leftOut = 0;
    for (const { due, fires, broken } of decided) {
      if (broken !== undefined) logger.error(subjectOf(due, broken), SET_ASIDE);
      else if (!fires) leftOut++;
    }
    if (leftOut > 0) logger.info({ leftOut }, 'Left out missed times of schedules, as these are set');
  }
}

const SET_ASIDE = 'Set aside a schedule whose row cannot be read; pause its workflow and resume it to plan it anew';

const subjectOf = ({ id: scheduleId, workflowId, nodeId }: DueSchedule, broken: unknown): object => ({
  scheduleId,
  workflowId,
  nodeId,
  reason: broken instanceof Error ? broken.message : String(broken),
});
