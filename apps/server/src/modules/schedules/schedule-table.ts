import type { ScheduleSettings } from '@hookline/nodes/schedule';
import type { PoolClient } from 'pg';

/** A schedule whose time has come. */
export interface DueSchedule {
  readonly id: string;
  readonly workflowId: string;
  readonly nodeId: string;
  readonly versionId: string;
  readonly settings: ScheduleSettings;
  readonly dueAt: Date;
}

interface DueRow {
  readonly id: string;
  readonly workflow_id: string;
  readonly node_id: string;
  readonly version_id: string;
  readonly settings: string;
  readonly next_at: Date;
}

/** Claims one schedule that no other process holds, for this transaction, which also ends when its process dies. */
const CLAIM = `
  select s.id, s.workflow_id, s.node_id, s.settings, s.next_at, w.published_version_id as version_id
  from schedules s join workflows w on w.id = s.workflow_id
  where s.next_at <= $1 and s.id <> all($2::uuid[])
    and w.deleted_at is null and w.paused_at is null and w.published_version_id is not null
  order by s.next_at limit 1 for update of s skip locked`;

/** @param except those that failed a moment ago */
export async function claimDue(
  client: PoolClient,
  now: Date,
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
      settings: JSON.parse(row.settings) as ScheduleSettings,
      dueAt: row.next_at,
    }
  );
}

/** Null: it has no more times. */
export const moveOn = (client: PoolClient, { id }: DueSchedule, nextAt: Date | null) =>
  client.query('update schedules set next_at = $2 where id = $1', [id, nextAt]);
