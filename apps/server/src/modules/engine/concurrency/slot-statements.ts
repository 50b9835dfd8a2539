/** The SQL of `SlotTable`. */
import { FIRST_SWEEP_SECONDS } from '../store/run-starter.js';

/** The maximum number of slots of a key acquired by one statement. */
export const PAGE = 1000;
export const UNLIMITED = 2 ** 31 - 1;
/** The run that releases a slot wakes a waiting run, so the sweeper skips it for a day. */
const PARKED = `clock_timestamp() + interval '1 day'`;
const FIRST_SWEEP = `clock_timestamp() + interval '${FIRST_SWEEP_SECONDS} seconds'`;

export const LOCK = `select 1 from concurrency_limits where workflow_id = $1 for update`;

export const LOCK_TO_ENQUEUE = `
  insert into concurrency_limits (workflow_id, enqueued_to, applied_limit) values ($1, $2, $3)
  on conflict (workflow_id) do update set enqueued_to = greatest(concurrency_limits.enqueued_to, excluded.enqueued_to)`;

export const ENQUEUE = `
  insert into concurrency_slots (run_id, workflow_id, key)
  select run_id, $1, key from unnest($2::uuid[], $3::text[]) as e(run_id, key)
  on conflict do nothing`;

/** The first waiting runs of each key, up to the number of free slots. */
export const NEXT = `
  with capacity as (
    select k.key, $3 - count(s.run_id) as free
    from unnest($2::text[]) as k(key) left join concurrency_slots s on s.workflow_id = $1 and s.key = k.key and s.acquired
    group by k.key
  )
  select waiting.run_id from capacity cross join lateral (
    select s.run_id from concurrency_slots s where s.workflow_id = $1 and s.key = capacity.key and not s.acquired
    order by s.run_id limit greatest(0, least(capacity.free, ${PAGE}))
  ) waiting`;

/** A run's deadline counts from when it acquires its slot. */
export const ACQUIRE = `
  with alive as (
    update runs r set due_at = ${FIRST_SWEEP}, overdue_since = null,
      started_at = case when r.id = any($2::uuid[]) then r.started_at else clock_timestamp() end
    where r.id = any($1::uuid[]) and r.finished_at is null
    returning r.id
  ), acquired as (
    update concurrency_slots set acquired = true where run_id = any($1::uuid[]) and run_id in (select id from alive)
  ), gone as (
    delete from concurrency_slots where run_id = any($1::uuid[]) and run_id not in (select id from alive)
  )
  select id from alive order by id`;

/** Skips locked runs: the process that moves them decides. */
export const PARK = `
  with waiting as (
    select r.id from runs r where r.id = any($1::uuid[]) and r.finished_at is null
      and exists (select 1 from concurrency_slots s where s.run_id = r.id and not s.acquired) for update skip locked
  )
  update runs r set due_at = ${PARKED}, overdue_since = null from waiting where r.id = waiting.id and r.id = any($1::uuid[])`;

export const ACQUIRED = `select run_id from concurrency_slots where run_id = any($1::uuid[]) and acquired`;
export const RELEASE = `delete from concurrency_slots where run_id = any($1::uuid[]) returning key, acquired`;

export const WAITING_KEYS = `select distinct key from concurrency_slots where workflow_id = $1 and not acquired`;

export const APPLIED_LIMITS = `
  select workflow_id, applied_limit from concurrency_limits l
  where exists (select 1 from concurrency_slots s where s.workflow_id = l.workflow_id and not s.acquired)`;

/** Called workflows are left out: whether they need a slot depends on their callers. */
export const EARLIER = `
  select r.id from runs r
  where r.workflow_id = $1 and r.item_index is null and r.parent_run_id is null and r.mode = 'production'
    and r.status = 'queued' and r.id < $2
    and r.id > coalesce((select enqueued_to from concurrency_limits where workflow_id = $1), '00000000-0000-0000-0000-000000000000')
    and not exists (select 1 from concurrency_slots s where s.run_id = r.id)
  order by r.id limit $3`;
