import type { Callback, CallbackReply, RunFact, StepWait } from '@hookline/domain';
import { parseForm } from '@hookline/http-message';
import type { Pool } from 'pg';
import { retryWhileConnectionLost } from '../../../platform/database/retry-while-connection-lost.js';
import { fromJson } from '../../../platform/database/statements/from-json.js';
import type { RunSession } from '../run/run-session.js';

type CallbackWait = Extract<StepWait, { kind: 'callback' }>;

export interface NewReply {
  readonly runId: string;
  readonly nodeId: string;
  /** The name of the reply; null when the request named none. */
  readonly answer: string | null;
  /** Parsed; any JSON value. */
  readonly body: unknown;
  /** As sent, without the question mark. */
  readonly query: string;
}

interface ReplyRow {
  readonly answer: string | null;
  readonly body: string;
  readonly query: string;
  readonly at: Date;
}

/** The state of the run in which the reply was accepted. */
export interface AcceptedAt {
  readonly revision: number;
  /** The answers the step accepts; undefined until it waits. */
  readonly callback: Callback | undefined;
}

/**
 * Stored in place of a reply once the wait has timed out, so that no reply is accepted. No answer of a node is empty.
 */
export const EXPIRED = '';

/** Deletes an earlier reply that the step did not ask for: it does not count, and would block a valid one. */
const REPLACE_INVALID = `
  on conflict (run_id, node_id) do update set answer = excluded.answer, body = excluded.body, query = excluded.query, at = excluded.at
  where $6::text[] is not null and callbacks.answer is distinct from '${EXPIRED}' and not coalesce(
    callbacks.answer = any($6::text[]) or (callbacks.answer is null and cardinality($6::text[]) = 1), false)`;

const EXPIRE = `insert into callbacks (run_id, node_id, answer, body, query) values ($1, $2, $3, $4, $5) ${REPLACE_INVALID}`;

/** The same statement makes the run due: if its job is lost, the sweeper requeues it. */
const ADD = `
  with woken as (
    update runs set due_at = clock_timestamp() where id = $1 and revision = $7 and finished_at is null returning id
  )
  insert into callbacks (run_id, node_id, answer, body, query) select id, $2, $3, $4, $5 from woken ${REPLACE_INVALID}`;

const IS_STORED = `
  select 1 from callbacks where run_id = $1 and node_id = $2 and answer is not distinct from $3 and body = $4 and query = $5`;

const RETRY_DEADLINE_MS = 10_000;

/** Callback replies. A stored reply counts even when its step does not wait for it yet. */
export class CallbackReplies {
  constructor(private readonly pool: Pool) {}

  /** @returns false when the run has moved or another reply came first: nothing was stored. */
  add(reply: NewReply, { revision, callback }: AcceptedAt): Promise<boolean> {
    const values = columns(reply);
    return retryWhileConnectionLost(RETRY_DEADLINE_MS, async (attempt) => {
      const { rowCount } = await this.pool.query(ADD, [...values, namesOf(callback), revision]);
      if (rowCount === 1 || attempt === 1) return rowCount === 1;
      // The previous attempt may have been committed although its result was lost.
      return (await this.pool.query(IS_STORED, values)).rowCount === 1;
    });
  }

  /** Expires the wait. @returns false when a reply was stored in time. */
  async expire(runId: string, nodeId: string, { callback }: CallbackWait): Promise<boolean> {
    const values = columns({ runId, nodeId, answer: EXPIRED, body: null, query: '' });
    const { rowCount } = await this.pool.query(EXPIRE, [...values, namesOf(callback)]);
    return rowCount === 1;
  }

  /** The resulting fact, when a valid reply is stored. */
  async find(run: RunSession, nodeId: string, { callback }: CallbackWait): Promise<RunFact | undefined> {
    const { rows } = await this.pool.query<ReplyRow>(
      'select answer, body, query, at from callbacks where run_id = $1 and node_id = $2',
      [run.id, nodeId],
    );
    const [row] = rows;
    const answer = row && chosenReply(callback, row.answer);
    if (!row || !answer) return undefined;
    const query = parseForm(row.query);
    const output = { answer: answer.name, body: fromJson<unknown>(row.body), query, at: row.at.toISOString() };
    const at = run.now();
    return { kind: 'step-completed', nodeId, at, startedAt: at, port: answer.port, output };
  }
}

/** @param name null when the request named none: then the only answer is meant. */
export function chosenReply({ answers }: Callback, name: string | null): CallbackReply | undefined {
  if (name === null) return answers.length === 1 ? answers[0] : undefined;
  return answers.find((reply) => reply.name === name);
}

function columns({ runId, nodeId, answer, body, query }: NewReply): unknown[] {
  return [runId, nodeId, answer, JSON.stringify(body ?? null), query];
}

const namesOf = (callback: Callback | undefined): string[] | null =>
  callback ? callback.answers.map(({ name }) => name) : null;
