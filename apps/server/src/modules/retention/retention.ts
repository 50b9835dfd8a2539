/**
 * Deletes old data, in one process at a time: whole weekly partitions where no row is needed, small batches where some
 * are, and where a workflow keeps less than the installation. The next hourly pass continues what one does not finish.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { RuntimeSettings } from '../../platform/config/settings.js';
import { dropWeek, listWeeksBefore, weekOf, weekRange } from '../../platform/database/partitions.js';
import { isLockedOut } from '../../platform/database/with-lock-timeout.js';
import { idAt } from '../../platform/ids/uuid.js';
import { Periodic } from '../../platform/tasks/periodic.js';
import { deleteOld } from './delete-old.js';
import { isRangeNeeded } from './needed-runs.js';
import { deleteOldResponses } from './old-responses.js';
import type { OldRows } from './old-rows.js';
import { purgeDedupKeys } from './purge-dedup-keys.js';
import { listWorkflowRetentions } from './workflow-retentions.js';

const DAY_MS = 24 * 3_600_000;
const EVERY_MS = 3_600_000;
const PAUSE_MS = 50;
/** For a waiting sender, and for one that sends the same event again. */
const RESPONSES_KEPT_MS = DAY_MS;

const FIRST_ID = idAt(0);

export interface RetentionDeps {
  readonly pool: Pool;
  readonly logger: Logger;
  readonly settings: Pick<RuntimeSettings, 'RETENTION_DAYS'>;
}

export class Retention {
  constructor(private readonly deps: RetentionDeps) {}

  @Periodic({
    name: 'delete old data',
    everyMs: EVERY_MS,
    immediate: true,
    exclusive: 'retention',
    onFailure: 'Retention failed; the next hourly pass tries again',
  })
  async deleteExpired(stopped: AbortSignal): Promise<void> {
    const { pool, settings, logger } = this.deps;
    const now = new Date();
    if (settings.RETENTION_DAYS > 0) {
      const cutoff = now.getTime() - settings.RETENTION_DAYS * DAY_MS;
      for (const week of await listWeeksBefore(pool, weekOf(cutoff))) await this.deleteWeek(week, stopped);
      const range = { from: FIRST_ID, before: idAt(cutoff) };
      await this.delete({ range, workflowId: null, from: 'default' }, stopped);
    }
    for (const { id, days } of await listWorkflowRetentions(pool, logger)) {
      const range = { from: FIRST_ID, before: idAt(now.getTime() - days * DAY_MS) };
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
