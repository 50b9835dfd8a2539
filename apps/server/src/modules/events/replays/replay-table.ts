/** Replays as rows: their events, their progress and their failures. */
import type { ReplayResponse } from '@hookline/contracts';
import type { Pool, PoolClient } from 'pg';
import { ADVISORY_LOCKS } from '../../../platform/database/advisory-locks.js';
import { inTransaction } from '../../../platform/database/in-transaction.js';
import { fromJson } from '../../../platform/database/statements/from-json.js';

export interface NewReplay {
  readonly id: string;
  readonly target: ReplayResponse['target'];
  /** Draft versions by workflow; null: the version published when the event is replayed. */
  readonly drafts: Readonly<Record<string, string>> | null;
  readonly perSecond: number;
  /** Skips events that were run or dismissed meanwhile. */
  readonly onlyWaiting: boolean;
  /** Oldest first. */
  readonly eventIds: readonly string[];
}

export type ReplayFailure = ReplayResponse['failures'][number];

/** The events that are due now. */
export interface DueEvents extends Pick<NewReplay, 'id' | 'drafts' | 'perSecond' | 'onlyWaiting'> {
  readonly createdAt: Date;
  /** The position of the first of them among all. */
  readonly position: number;
  readonly total: number;
  readonly failures: readonly ReplayFailure[];
  readonly eventIds: readonly string[];
}

interface ReplayRow {
  readonly id: string;
  readonly status: ReplayResponse['status'];
  readonly target: ReplayResponse['target'];
  readonly per_second: number;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly failures: string;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

interface DueRow extends ReplayRow {
  readonly versions: string | null;
  readonly only_waiting: boolean;
  readonly due: string[];
}

const COLUMNS = `id, status, target, per_second, cardinality(event_ids) as total, done, failed, failures, created_at, finished_at`;
const MAX_LISTED = 50;
const MAX_FAILURES = 20;

/** Finished replays are kept for a month: their runs are the record. */
const INSERT = `
  with old as (delete from replays where finished_at < clock_timestamp() - interval '30 days')
  insert into replays (id, target, versions, per_second, only_waiting, event_ids) values ($1, $2, $3, $4, $5, $6)`;

const NOT_PENDING = `
  select unnest($1::uuid[]) as id
  except select unnest(event_ids[done + failed + 1 :]) from replays where status = 'running' and target = 'published'
  order by id`;

/**
 * A replay of waiting events skips those in another pending replay: two concurrent requests make one run of each event.
 * @returns the number of events; with none, the replay is not added
 */
export async function addReplay(pool: Pool, replay: NewReplay): Promise<number> {
  const { id, target, drafts, perSecond, onlyWaiting } = replay;
  return inTransaction(pool, async (client) => {
    const eventIds = onlyWaiting ? await notPending(client, replay.eventIds) : replay.eventIds;
    if (eventIds.length === 0) return 0;
    await client.query(INSERT, [id, target, drafts && JSON.stringify(drafts), perSecond, onlyWaiting, eventIds]);
    return eventIds.length;
  });
}

async function notPending(client: PoolClient, eventIds: readonly string[]): Promise<string[]> {
  await client.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.waitingReplays]);
  const { rows } = await client.query<{ id: string }>(NOT_PENDING, [eventIds]);
  return rows.map((row) => row.id);
}

export async function findReplay(pool: Pool, id: string): Promise<ReplayResponse | undefined> {
  const { rows } = await pool.query<ReplayRow>(`select ${COLUMNS} from replays where id = $1`, [id]);
  return rows[0] && toResponse(rows[0]);
}

export async function listReplays(pool: Pool): Promise<ReplayResponse[]> {
  const { rows } = await pool.query<ReplayRow>(`select ${COLUMNS} from replays order by id desc limit ${MAX_LISTED}`);
  return rows.map(toResponse);
}

/** Waits for the events being replayed right now. @returns false when the replay has already ended. */
export async function cancelReplay(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update replays set status = 'cancelled', finished_at = clock_timestamp() where id = $1 and status = 'running'`,
    [id],
  );
  return rowCount === 1;
}

/** Half a second of events per claim. */
const BATCH = 'greatest(1, per_second / 2)';

/** Claims one replay that no other process holds, for this transaction, which also ends when its process dies. */
const CLAIM = `
  select ${COLUMNS}, versions, only_waiting, event_ids[done + failed + 1 : done + failed + ${BATCH}] as due
  from replays where status = 'running' and next_at <= clock_timestamp()
  order by next_at limit 1 for update skip locked`;

export async function claimDueEvents(client: PoolClient): Promise<DueEvents | undefined> {
  const { rows } = await client.query<DueRow>(CLAIM);
  const [row] = rows;
  return (
    row && {
      id: row.id,
      drafts: row.versions === null ? null : fromJson<Record<string, string>>(row.versions),
      perSecond: row.per_second,
      onlyWaiting: row.only_waiting,
      createdAt: row.created_at,
      position: row.done + row.failed,
      total: row.total,
      failures: fromJson<ReplayFailure[]>(row.failures),
      eventIds: row.due,
    }
  );
}

/** Catches up at most one second of delay: the rate exists to prevent floods. */
const RELEASE = `
  update replays set done = done + $2, failed = failed + $3, failures = $4,
    next_at = greatest(next_at, clock_timestamp() - interval '1 second') + ($2 + $3) * interval '1 second' / per_second,
    status = case when done + failed + $2 + $3 < cardinality(event_ids) then status when done + $2 = 0 then 'failed' else 'done' end,
    finished_at = case when done + failed + $2 + $3 < cardinality(event_ids) then null else clock_timestamp() end
  where id = $1`;

export async function release(client: PoolClient, due: DueEvents, failures: readonly ReplayFailure[]): Promise<void> {
  const kept = [...due.failures, ...failures].slice(0, MAX_FAILURES);
  const done = due.eventIds.length - failures.length;
  await client.query(RELEASE, [due.id, done, failures.length, JSON.stringify(kept)]);
}

const toResponse = (row: ReplayRow): ReplayResponse => ({
  id: row.id,
  status: row.status,
  target: row.target,
  perSecond: row.per_second,
  total: row.total,
  done: row.done,
  failed: row.failed,
  failures: fromJson<ReplayFailure[]>(row.failures),
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
});
