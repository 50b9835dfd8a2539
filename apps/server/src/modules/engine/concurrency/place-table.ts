/**
 * The places of runs in the line of their workflow, as rows. Whoever changes them holds the workflow's gate, so that two
 * processes never count the same room. A place whose run is over goes when its turn comes, and nobody waits behind it.
 */
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../../platform/database/in-transaction.js';
import { FIRST_LOOK_SECONDS } from '../run-starter.js';

export interface Entry {
  readonly runId: string;
  readonly key: string;
}

export interface Gate {
  readonly workflowId: string;
  /** What all who wait were last measured by. */
  readonly limit: number | null;
}

export interface Place {
  readonly runId: string;
  readonly workflowId: string;
}

/** At most so many of a key are admitted by one statement. */
const PAGE = 1000;
const UNLIMITED = 2 ** 31 - 1;
/** Who waits in line is woken by who leaves; nobody else needs to look at it. */
const PARKED = `clock_timestamp() + interval '1 day'`;
const FIRST_LOOK = `clock_timestamp() + interval '${FIRST_LOOK_SECONDS} seconds'`;

const LOCK = `select 1 from gates where workflow_id = $1 for update`;

const LOCK_TO_ENTER = `
  insert into gates (workflow_id, entered_to, run_limit) values ($1, $2, $3)
  on conflict (workflow_id) do update set entered_to = greatest(gates.entered_to, excluded.entered_to)`;

const ENTER = `
  insert into places (run_id, workflow_id, key) select run_id, $1, key from unnest($2::uuid[], $3::text[]) as e(run_id, key)
  on conflict do nothing`;

/** The first in line of each key, as many as there is room for. */
const NEXT = `
  with room as (
    select k.key, $3 - count(p.run_id) as free
    from unnest($2::text[]) as k(key) left join places p on p.workflow_id = $1 and p.key = k.key and p.admitted
    group by k.key
  )
  select line.run_id from room cross join lateral (
    select p.run_id from places p where p.workflow_id = $1 and p.key = room.key and not p.admitted
    order by p.run_id limit greatest(0, least(room.free, ${PAGE}))
  ) line`;

/** A run's time counts from when it may begin. */
const ADMIT = `
  with alive as (
    update runs r set due_at = ${FIRST_LOOK}, overdue_since = null,
      started_at = case when r.id = any($2::uuid[]) then r.started_at else clock_timestamp() end
    where r.id = any($1::uuid[]) and r.finished_at is null
    returning r.id
  ), admitted as (
    update places set admitted = true where run_id = any($1::uuid[]) and run_id in (select id from alive)
  ), gone as (
    delete from places where run_id = any($1::uuid[]) and run_id not in (select id from alive)
  )
  select id from alive order by id`;

/** A run that somebody moves at this moment is looked at by whoever does. */
const PARK = `
  with waiting as (
    select r.id from runs r where r.id = any($1::uuid[]) and r.finished_at is null
      and exists (select 1 from places p where p.run_id = r.id and not p.admitted) for update skip locked
  )
  update runs r set due_at = ${PARKED}, overdue_since = null from waiting where r.id = waiting.id and r.id = any($1::uuid[])`;

const ADMITTED = `select run_id from places where run_id = any($1::uuid[]) and admitted`;
const LEAVE = `delete from places where run_id = any($1::uuid[]) returning key, admitted`;

const WAITING_KEYS = `select distinct key from places where workflow_id = $1 and not admitted`;

const GATES = `
  select workflow_id, run_limit from gates g
  where exists (select 1 from places p where p.workflow_id = g.workflow_id and not p.admitted)`;

/** Called workflows enter by themselves: whether they need a place is for their callers to tell. */
const EARLIER = `
  select r.id from runs r
  where r.workflow_id = $1 and r.item_index is null and r.parent_run_id is null and r.mode = 'production'
    and r.status = 'queued' and r.id < $2
    and r.id > coalesce((select entered_to from gates where workflow_id = $1), '00000000-0000-0000-0000-000000000000')
    and not exists (select 1 from places p where p.run_id = r.id)
  order by r.id limit $3`;

export class PlaceTable {
  constructor(private readonly pool: Pool) {}

  /** Which of these are admitted already. */
  async admitted(runIds: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<RunId>({ name: 'admitted-places', text: ADMITTED, values: [runIds] });
    return new Set(rows.map((row) => row.run_id));
  }

  /** Queued runs before this one that nobody has looked at, the oldest first. */
  async earlier(workflowId: string, runId: string, most: number): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(EARLIER, [workflowId, runId, most]);
    return rows.map((row) => row.id);
  }

  async holdsAny(workflowId: string, runIds: readonly string[]): Promise<boolean> {
    const { rows } = await this.pool.query(
      'select 1 from places where workflow_id = $1 and run_id = any($2::uuid[]) limit 1',
      [workflowId, runIds],
    );
    return rows.length > 0;
  }

  /**
   * Puts runs in line and lets in who has room.
   * @param upTo all queued runs up to this one have their place now
   * @param fresh those that have not waited yet: they began when they came, and are left alone when there is no room
   * @returns all that were let in by this, and which of the fresh ones may go on
   */
  enter(
    workflowId: string,
    limit: number | null,
    { entries, upTo, fresh }: { entries: readonly Entry[]; upTo: string; fresh: readonly string[] },
  ): Promise<{ admitted: string[]; goOn: ReadonlySet<string> }> {
    return inTransaction(this.pool, async (client) => {
      await client.query(LOCK_TO_ENTER, [workflowId, upTo, limit]);
      await client.query(ENTER, [workflowId, entries.map(({ runId }) => runId), entries.map(({ key }) => key)]);
      const admitted = await admit(client, workflowId, limit, { keys: entries.map(({ key }) => key), fresh });
      await client.query(PARK, [fresh]);
      const { rows } = await client.query<RunId>(ADMITTED, [fresh]);
      return { admitted, goOn: new Set(rows.map((row) => row.run_id)) };
    });
  }

  /** @returns those that take their places. */
  leave(workflowId: string, limit: number | null, runIds: readonly string[]): Promise<string[]> {
    return inTransaction(this.pool, async (client) => {
      await client.query(LOCK, [workflowId]);
      const { rows } = await client.query<{ key: string; admitted: boolean }>(LEAVE, [runIds]);
      const keys = rows.filter((row) => row.admitted).map((row) => row.key);
      return keys.length === 0 ? [] : admit(client, workflowId, limit, { keys, fresh: [] });
    });
  }

  /** The workflows in which somebody waits. */
  async gates(): Promise<Gate[]> {
    const { rows } = await this.pool.query<{ workflow_id: string; run_limit: number | null }>(GATES);
    return rows.map((row) => ({ workflowId: row.workflow_id, limit: row.run_limit }));
  }

  /** Measures all who wait by this limit. @returns who is let in */
  remeasure(workflowId: string, limit: number | null): Promise<string[]> {
    return inTransaction(this.pool, async (client) => {
      await client.query(LOCK, [workflowId]);
      const { rows } = await client.query<{ key: string }>(WAITING_KEYS, [workflowId]);
      const admitted = await admit(client, workflowId, limit, { keys: rows.map((row) => row.key), fresh: [] });
      await client.query('update gates set run_limit = $2 where workflow_id = $1', [workflowId, limit]);
      return admitted;
    });
  }

  /** Places whose runs are over or gone. Asked in two steps, so that it never reads more runs than there are places. */
  async stale(): Promise<Place[]> {
    const { rows } = await this.pool.query<RunId & { workflow_id: string }>(
      'select run_id, workflow_id from places where admitted',
    );
    const alive = await this.pool.query<{ id: string }>(
      'select id from runs where id = any($1::uuid[]) and finished_at is null',
      [rows.map((row) => row.run_id)],
    );
    const ids = new Set(alive.rows.map((row) => row.id));
    return rows
      .filter((row) => !ids.has(row.run_id))
      .map((row) => ({ runId: row.run_id, workflowId: row.workflow_id }));
  }
}

interface RunId {
  readonly run_id: string;
}

async function admit(
  client: PoolClient,
  workflowId: string,
  limit: number | null,
  { keys, fresh }: { keys: readonly string[]; fresh: readonly string[] },
): Promise<string[]> {
  const values = [workflowId, [...new Set(keys)], limit ?? UNLIMITED];
  for (const admitted: string[] = []; ;) {
    const next = await client.query<RunId>(NEXT, values);
    const runIds = next.rows.map((row) => row.run_id);
    if (runIds.length === 0) return admitted;
    const alive = await client.query<{ id: string }>(ADMIT, [runIds, fresh]);
    admitted.push(...alive.rows.map((row) => row.id));
    if (alive.rows.length === runIds.length && runIds.length < PAGE) return admitted;
  }
}
