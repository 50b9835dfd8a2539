import type { PoolClient } from 'pg';

/** A schedule whose time has come. */
export interface DueSchedule {
  readonly id: string;
  readonly workflowId: string;
  readonly nodeId: string;
  readonly versionId: string;
  /** JSON of its `ScheduleSettings`. */
  readonly settings: string;
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
 * Claims schedules that no other process holds, for this transaction, which also ends when its process dies. By the clock of
 * the database: that of one machine may be ahead.
 */
const CLAIM = `
  select s.id, s.workflow_id, s.node_id, s.settings, s.next_at, w.published_version_id as version_id, clock.now
  from (select coalesce($1::timestamptz, clock_timestamp()) as now) clock, schedules s join workflows w on w.id = s.workflow_id
  where s.next_at <= clock.now and s.id <> all($2::uuid[])
    and w.deleted_at is null and w.paused_at is null and w.published_version_id is not null
  order by s.next_at limit $3 for update of s skip locked`;

export interface Claim {
  /** Null: the time of the database. */
  readonly now: Date | null;
  /** Those that failed a moment ago. */
  readonly except: readonly string[];
  readonly limit: number;
}

export async function claimDueSchedules(client: PoolClient, { now, except, limit }: Claim): Promise<DueSchedule[]> {
  const { rows } = await client.query<DueRow>(CLAIM, [now, except, limit]);
  return rows.map((row) => ({
    id: row.id,
    workflowId: row.workflow_id,
    nodeId: row.node_id,
    versionId: row.version_id,
    settings: row.settings,
    dueAt: row.next_at,
    now: row.now,
  }));
}

const MOVE_ON = `
  update schedules s set next_at = planned.next_at
  from unnest($1::uuid[], $2::timestamptz[]) as planned(id, next_at) where s.id = planned.id`;

/** @param nextAt of each, in order; null: it has no more times */
export const moveOn = (client: PoolClient, due: readonly DueSchedule[], nextAt: readonly (Date | null)[]) =>
  client.query(MOVE_ON, [due.map(({ id }) => id), nextAt]);
