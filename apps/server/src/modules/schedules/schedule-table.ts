import type { ScheduleSettings } from '@hookline/nodes/schedule';
import type { PoolClient } from 'pg';
import { fromJson } from '../../platform/database/statements/from-json.js';

/** A schedule whose time has come. */
export interface DueSchedule {
  readonly id: string;
  readonly workflowId: string;
  readonly nodeId: string;
  readonly versionId: string;
  readonly settings: ScheduleSettings;
  readonly dueAt: Date;
  /** When it was claimed. */
  readonly now: Date;
}

interface DueRow {
  readonly id: string;
  readonly workflow_id: string;
  readonly node_id: string;
  readonly version_id: string;
  readonly settings: string;
  readonly next_at: Date;
  readonly now: Date;
}

/**
 * Claims one schedule that no other process holds, for this transaction, which also ends when its process dies. By the clock of
 * the database: that of one machine may be ahead.
 */
const CLAIM = `
  select s.id, s.workflow_id, s.node_id, s.settings, s.next_at, w.published_version_id as version_id, clock.now
  from (select coalesce($1::timestamptz, clock_timestamp()) as now) clock, schedules s join workflows w on w.id = s.workflow_id
  where s.next_at <= clock.now and s.id <> all($2::uuid[])
    and w.deleted_at is null and w.paused_at is null and w.published_version_id is not null
  order by s.next_at limit 1 for update of s skip locked`;

/** @param now null: the time of the database @param except those that failed a moment ago */
export async function claimDue(
  client: PoolClient,
  now: Date | null,
  except: readonly string[],
): Promise<DueSchedule | undefined> {
  const { rows } = await client.query<DueRow>(CLAIM, [now, except]);
  const [row] = rows;
  return (
    row && {
      id: row.id,
      workflowId: row.workflow_id,
      nodeId: row.node_id,
      versionId: row.version_id,
      settings: fromJson<ScheduleSettings>(row.settings),
      dueAt: row.next_at,
      now: row.now,
    }
  );
}

/** Null: it has no more times. */
export const moveOn = (client: PoolClient, { id }: DueSchedule, nextAt: Date | null) =>
  client.query('update schedules set next_at = $2 where id = $1', [id, nextAt]);
