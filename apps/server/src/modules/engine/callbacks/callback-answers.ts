import type { RunFact, StepWait } from '@hookline/domain';
import type { Pool } from 'pg';
import { parseForm } from '../trigger-output/parse-body.js';
import type { RunningRun } from '../running-run.js';

type CallbackWait = Extract<StepWait, { kind: 'callback' }>;

export interface NewAnswer {
  readonly runId: string;
  readonly path: string;
  /** The name of an answer; null when the call named none. */
  readonly answer: string | null;
  /** As parsed, any JSON. */
  readonly body: unknown;
  /** As sent, without the question mark. */
  readonly query: string;
}

interface AnswerRow {
  readonly answer: string | null;
  readonly body: string;
  readonly query: string;
  readonly at: Date;
}

/** Stands in the place of an answer, so that none is taken any more. No answer of a node is empty. */
const EXPIRED = '';

/** Answers from outside. One that is stored counts, also when its step has not come to wait for it yet. */
export class CallbackAnswers {
  constructor(private readonly pool: Pool) {}

  /** @returns false when there was an answer before: the first counts. */
  async add({ runId, path, answer, body, query }: NewAnswer): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `insert into callbacks (run_id, path, answer, body, query) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [runId, path, answer, JSON.stringify(body ?? null), query],
    );
    return rowCount === 1;
  }

  /** The time for an answer is over. @returns false when one has come in time after all. */
  expire(runId: string, path: string): Promise<boolean> {
    return this.add({ runId, path, answer: EXPIRED, body: null, query: '' });
  }

  /** What the step comes to, when somebody has answered with something that it asked for. */
  async look(run: RunningRun, path: string, { callback }: CallbackWait): Promise<RunFact | undefined> {
    const { rows } = await this.pool.query<AnswerRow>(
      'select answer, body, query, at from callbacks where run_id = $1 and path = $2',
      [run.id, path],
    );
    const [row] = rows;
    const [only, ...others] = callback.answers;
    const answer =
      row?.answer === null && others.length === 0 ? only : callback.answers.find(({ name }) => name === row?.answer);
    if (!row || !answer) return undefined;
    const query = parseForm(row.query);
    const output = { answer: answer.name, body: JSON.parse(row.body) as unknown, query, at: row.at.toISOString() };
    const at = run.now();
    return { kind: 'step-completed', path, at, startedAt: at, port: answer.port, output };
  }
}
