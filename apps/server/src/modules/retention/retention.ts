/**
 * Lets go of what is old, in one process at a time: whole weeks where nothing in them is needed, small batches where
 * something is, and where a workflow keeps less than the installation. What it does not manage, the next hour does.
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
import { deleteOldAnswers } from './old-responses.js';
import { purgeDedupKeys } from './purge-dedup-keys.js';
import { isRangeNeeded } from './needed-runs.js';
import type { OldRows } from './old-rows.js';
import { workflowsThatKeepLess } from './workflows-that-keep-less.js';

const DAY_MS = 24 * 3_600_000;
const EVERY_MS = 3_600_000;
const PAUSE_MS = 50;
/** For a sender that waits, and for one that sends the same event again. */
const ANSWERS_KEPT_MS = DAY_MS;

/** A number of our own for `pg_try_advisory_lock`. */
const LOCK = 7_204_102;
const FIRST_ID = idAt(0);

export interface RetentionDeps {
  readonly pool: Pool;
  readonly logger: Logger;
  /** How long events and runs are kept; 0: for ever. */
  readonly days: number;
}

export class Retention {
  private readonly task: PeriodicTask;

  constructor(private readonly parts: RetentionDeps) {
    const onFailure = 'Old runs could not be let go; the next hour tries again';
    const options = { periodMs: EVERY_MS, immediate: true, logger: parts.logger, onFailure };
    this.task = new PeriodicTask((stopped) => this.passIfAlone(stopped), options);
  }

  /** Begins a pass at once, and one every hour. */
  start(): void {
    this.task.start();
  }

  close(): Promise<void> {
    return this.task.close();
  }

  private passIfAlone(stopped: AbortSignal): Promise<void> {
    return withConnection(this.parts.pool, async (client) => {
      const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [LOCK]);
      if (rows[0]?.alone !== true) return;
      try {
        await this.pass(new Date(), stopped);
      } finally {
        // A closed connection frees its lock too, but only a moment later: the next pass would take itself for the second.
        await client.query('select pg_advisory_unlock($1)', [LOCK]);
      }
    });
  }

  private async pass(now: Date, stopped: AbortSignal): Promise<void> {
    const { pool, days, logger } = this.parts;
    if (days > 0) {
      const cutoff = now.getTime() - days * DAY_MS;
      for (const week of await listWeeksBefore(pool, weekOf(cutoff))) await this.letGoOfWeek(week, stopped);
      const range = { from: FIRST_ID, before: idAt(cutoff) };
      await this.delete({ range, workflowId: null, from: 'default' }, stopped);
    }
    for (const { id, days: kept } of await workflowsThatKeepLess(pool, logger)) {
      const range = { from: FIRST_ID, before: idAt(now.getTime() - kept * DAY_MS) };
      await this.delete({ range, workflowId: id, from: 'everywhere' }, stopped);
    }
    await deleteUnusedSnapshots(pool);
    await purgeDedupKeys(pool, () => wait(PAUSE_MS, undefined, { signal: stopped }));
    await this.deleteAnswers(now, stopped);
  }

  private async letGoOfWeek(week: number, stopped: AbortSignal): Promise<void> {
    const { pool, logger } = this.parts;
    const range = weekRange(week);
    const isNeeded = (database: Pool | PoolClient) => isRangeNeeded(database, range);
    try {
      if (!(await isNeeded(pool)) && (await dropWeek(pool, week, isNeeded))) {
        await pool.query('delete from callbacks where run_id >= $1 and run_id < $2', [range.from, range.before]);
        logger.info({ week: range.from }, 'A week of events and runs is older than RETENTION_DAYS and was let go');
        return;
      }
    } catch (error) {
      if (!isLockedOut(error)) throw error;
      logger.debug({ week: range.from }, 'A week could not be let go: its tables were busy. The next hour tries again');
      return;
    }
    await this.delete({ range, workflowId: null, from: 'everywhere' }, stopped);
  }

  private async deleteAnswers(now: Date, stopped: AbortSignal): Promise<void> {
    const before = idAt(now.getTime() - ANSWERS_KEPT_MS);
    await deleteOldAnswers(this.parts.pool, before, () => wait(PAUSE_MS, undefined, { signal: stopped }));
  }

  private async delete(rows: OldRows, stopped: AbortSignal): Promise<void> {
    const deleted = await deleteOld(this.parts.pool, rows, () => wait(PAUSE_MS, undefined, { signal: stopped }));
    if (deleted.events + deleted.runs > 0)
      this.parts.logger.info({ ...deleted, ...rows }, 'Old events and runs were let go');
  }
}

/** Drafts as they were when they were tested, once nothing shows their runs any more. */
async function deleteUnusedSnapshots(pool: Pool): Promise<void> {
  await pool.query(
    `delete from versions v where number is null and created_at < now() - interval '1 day' and not exists (
       select 1 from runs r where r.mode <> 'production' and r.item_index is null and r.version_id = v.id)`,
  );
}
