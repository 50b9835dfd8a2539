/**
 * Deletes old data, in one process at a time: whole weekly partitions where no row is needed, small batches where some
 * are, and where a workflow keeps less than the installation. The next hourly pass continues what one does not finish.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import { withConnection } from '../../platform/database/in-transaction.js';
import { dropWeek, listWeeksBefore, weekOf, weekRange } from '../../platform/database/partitions.js';
import { isLockedOut } from '../../platform/database/with-lock-timeout.js';
import { idAt } from '../../platform/ids/uuid.js';
import { PeriodicTask } from '../../platform/tasks/periodic-task.js';
import { deleteOld } from './delete-old.js';
import { deleteOldResponses } from './old-responses.js';
import { purgeDedupKeys } from './purge-dedup-keys.js';
import { isRangeNeeded } from './needed-runs.js';
import type { OldRows } from './old-rows.js';
import { listWorkflowRetentions } from './workflow-retentions.js';
import { ADVISORY_LOCKS } from '../../platform/database/advisory-locks.js';

const DAY_MS = 24 * 3_600_000;
const EVERY_MS = 3_600_000;
const PAUSE_MS = 50;
/** For a waiting sender, and for one that sends the same event again. */
const RESPONSES_KEPT_MS = DAY_MS;

const FIRST_ID = idAt(0);

export interface RetentionDeps {
  readonly pool: Pool;
  readonly logger: Logger;
  /** How long events and runs are kept; 0: for ever. */
  readonly days: number;
}

export class Retention {
  private readonly task: PeriodicTask;

  constructor(private readonly deps: RetentionDeps) {
    const onFailure = 'Retention failed; the next hourly pass tries again';
    const options = { periodMs: EVERY_MS, immediate: true, logger: deps.logger, onFailure };
    this.task = new PeriodicTask((stopped) => this.passWithLock(stopped), options);
  }

  /** Starts a pass at once, and one every hour. */
  start(): void {
    this.task.start();
  }

  close(): Promise<void> {
    return this.task.close();
  }

  private passWithLock(stopped: AbortSignal): Promise<void> {
    return withConnection(this.deps.pool, async (client) => {
      const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
        ADVISORY_LOCKS.retention,
      ]);
      if (rows[0]?.alone !== true) return;
      try {
        await this.pass(new Date(), stopped);
      } finally {
        // Closing the connection would free its lock too, but only a moment later: the next pass would find it taken.
        await client.query('select pg_advisory_unlock($1)', [ADVISORY_LOCKS.retention]);
      }
    });
  }

  private async pass(now: Date, stopped: AbortSignal): Promise<void> {
    const { pool, days, logger } = this.deps;
    if (days > 0) {
      const cutoff = now.getTime() - days * DAY_MS;
      for (const week of await listWeeksBefore(pool, weekOf(cutoff))) await this.deleteWeek(week, stopped);
      const range = { from: FIRST_ID, before: idAt(cutoff) };
      await this.delete({ range, workflowId: null, from: 'default' }, stopped);
    }
    for (const { id, days: keptDays } of await listWorkflowRetentions(pool, logger)) {
      const range = { from: FIRST_ID, before: idAt(now.getTime() - keptDays * DAY_MS) };
      await this.delete({ range, workflowId: id, from: 'everywhere' }, stopped);
    }
    await deleteUnusedSnapshots(pool);
    await purgeDedupKeys(pool, () => wait(PAUSE_MS, undefined, { signal: stopped }));
    await this.deleteResponses(now, stopped);
  }

  private async deleteWeek(week: number, stopped: AbortSignal): Promise<void> {
    const { pool, logger } = this.deps;
    const range = weekRange(week);
    const isNeeded = (database: Pool | PoolClient) => isRangeNeeded(database, range);
    try {
      if (!(await isNeeded(pool)) && (await dropWeek(pool, week, isNeeded))) {
        await pool.query('delete from callbacks where run_id >= $1 and run_id < $2', [range.from, range.before]);
        logger.info({ week: range.from }, 'Deleted a week of events and runs that is older than RETENTION_DAYS');
        return;
      }
    } catch (error) {
      if (!isLockedOut(error)) throw error;
      logger.debug(
        { week: range.from },
        'Deleting a week was skipped because its tables were locked; the next hourly pass tries again',
      );
      return;
    }
    await this.delete({ range, workflowId: null, from: 'everywhere' }, stopped);
  }

  private async deleteResponses(now: Date, stopped: AbortSignal): Promise<void> {
    const before = idAt(now.getTime() - RESPONSES_KEPT_MS);
    await deleteOldResponses(this.deps.pool, before, () => wait(PAUSE_MS, undefined, { signal: stopped }));
  }

  private async delete(rows: OldRows, stopped: AbortSignal): Promise<void> {
    const deleted = await deleteOld(this.deps.pool, rows, () => wait(PAUSE_MS, undefined, { signal: stopped }));
    if (deleted.events + deleted.runs > 0)
      this.deps.logger.info({ ...deleted, ...rows }, 'Deleted old events and runs');
  }
}

/** Draft snapshots that no run uses any more. */
async function deleteUnusedSnapshots(pool: Pool): Promise<void> {
  await pool.query(
    `delete from versions v where number is null and created_at < now() - interval '1 day' and not exists (
       select 1 from runs r where r.mode <> 'production' and r.item_index is null and r.version_id = v.id)`,
  );
}
