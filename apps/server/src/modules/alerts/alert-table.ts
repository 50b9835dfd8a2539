/**
 * Alerts as rows. One statement counts a failure and marks its run, so that no failure counts twice. A message is
 * stored before it is sent, and stays the same until it is delivered.
 */
import type { Pool } from 'pg';
import { fromJson } from '../../platform/database/statements/from-json.js';

/** The reported facts of a failure. */
export interface FailureFacts {
  readonly run: { readonly id: string; readonly startedAt: string };
  readonly step: { readonly key: string; readonly name: string } | null;
  readonly error: { readonly code: string; readonly message: string };
}

export interface RunFailure {
  readonly runId: string;
  readonly workflowId: string;
  readonly cause: string;
  readonly facts: FailureFacts;
}

export interface DueAlert {
  readonly id: string;
  readonly workflowId: string;
  /** Failures not reported yet. */
  readonly count: number;
  readonly facts: FailureFacts;
  readonly firstAt: string;
  readonly lastAt: string;
  /** The number of the message in delivery, if any. */
  readonly message: number;
  readonly payload: string | null;
  /** The number of attempts, including this one. */
  readonly attempts: number;
}

const QUIET = `interval '1 hour'`;
/** Longer than an attempt may take. If the process dies, another one retries after it. */
const LEASE = `interval '30 seconds'`;

const ADD = `
  with news as (
    update runs set alert_suppressed = true where id = any($1::uuid[]) and not alert_suppressed returning id
  ), causes as (
    select f.workflow_id, f.cause, count(*)::int as count, (array_agg(f.failure order by f.ordinal desc))[1] as failure
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) with ordinality as f(run_id, workflow_id, cause, failure, ordinal)
    join news on news.id = f.run_id
    group by f.workflow_id, f.cause
  )
  insert into alerts (id, workflow_id, cause, count, failure, first_at, last_at, suppressed_until, send_at)
  select gen_random_uuid(), workflow_id, cause, count, failure, clock_timestamp(), clock_timestamp(),
    clock_timestamp() + ${QUIET}, clock_timestamp()
  from causes order by workflow_id, cause
  on conflict (workflow_id, cause) do update set count = alerts.count + excluded.count, failure = excluded.failure,
    first_at = case when alerts.count = 0 then excluded.first_at else alerts.first_at end, last_at = excluded.last_at,
    send_at = coalesce(alerts.send_at, alerts.suppressed_until)`;

/** An hour without a failure closes an alert. An undelivered alert stays, with the reason. */
const CLOSE = `
  with over as (select id, problem from alerts where send_at <= clock_timestamp() and payload is null and count = 0 for update skip locked),
  closed as (delete from alerts a using over where a.id = over.id and over.problem is null)
  update alerts a set send_at = null from over where a.id = over.id and over.problem is not null`;

const CLAIM = `
  with due as (
    select id from alerts where send_at <= clock_timestamp() and (payload is not null or count > 0)
    order by send_at limit $1 for update skip locked
  )
  update alerts a set send_at = clock_timestamp() + ${LEASE}, attempts = attempts + 1 from due where a.id = due.id
  returning a.id, a.workflow_id, a.count, a.failure, a.first_at, a.last_at, a.message, a.payload, a.attempts`;

/** Failures since the claim are left for the next message. */
const STORE_MESSAGE = `
  update alerts set payload = $2, message = message + 1, count = count - $3, first_at = last_at,
    suppressed_until = clock_timestamp() + ${QUIET}
  where id = $1 and payload is null`;

const DELIVERED = `
  update alerts set payload = null, attempts = 0, problem = null, send_at = suppressed_until where id = $1 and message = $2`;
const FAILED = `
  update alerts set problem = $3, send_at = clock_timestamp() + $4 * interval '1 ms' where id = $1 and message = $2`;
const GIVEN_UP = `
  update alerts set payload = null, attempts = 0, problem = $3, send_at = suppressed_until where id = $1 and message = $2`;

export class AlertTable {
  constructor(private readonly pool: Pool) {}

  async add(failures: readonly RunFailure[]): Promise<void> {
    await this.pool.query(ADD, [
      failures.map(({ runId }) => runId),
      failures.map(({ workflowId }) => workflowId),
      failures.map(({ cause }) => cause),
      failures.map(({ facts }) => JSON.stringify(facts)),
    ]);
  }

  /** Claims due alerts for this process until the lease expires. */
  async claim(limit: number): Promise<DueAlert[]> {
    await this.pool.query({ name: 'close-alerts', text: CLOSE });
    const { rows } = await this.pool.query<AlertRow>({ name: 'claim-alerts', text: CLAIM, values: [limit] });
    return rows.map(toAlert);
  }

  /** @returns the number of the message */
  async storeMessage({ id, count, message }: DueAlert, payload: string): Promise<number> {
    await this.pool.query(STORE_MESSAGE, [id, payload, count]);
    return message + 1;
  }

  async markDelivered(id: string, message: number): Promise<void> {
    await this.pool.query(DELIVERED, [id, message]);
  }

  async failed(id: string, message: number, problem: string, againInMs: number): Promise<void> {
    await this.pool.query(FAILED, [id, message, problem, againInMs]);
  }

  async giveUp(id: string, message: number, problem: string): Promise<void> {
    await this.pool.query(GIVEN_UP, [id, message, problem]);
  }

  /** The workflow no longer has a failure handler. */
  async drop(id: string): Promise<void> {
    await this.pool.query('delete from alerts where id = $1', [id]);
  }
}

interface AlertRow {
  readonly id: string;
  readonly workflow_id: string;
  readonly count: number;
  readonly failure: string;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly message: number;
  readonly payload: string | null;
  readonly attempts: number;
}

const toAlert = (row: AlertRow): DueAlert => ({
  id: row.id,
  workflowId: row.workflow_id,
  count: row.count,
  facts: fromJson<FailureFacts>(row.failure),
  firstAt: row.first_at.toISOString(),
  lastAt: row.last_at.toISOString(),
  message: row.message,
  payload: row.payload,
  attempts: row.attempts,
});
