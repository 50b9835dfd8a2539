import type { RunStatus, StepError } from '@hookline/domain';
import type { WebhookResponse } from '@hookline/node-kit';
import type { Pool } from 'pg';
import { fromJson } from '../../../platform/database/statements/from-json.js';

/** A run whose response its sender waits for. */
export interface AwaitingRun {
  readonly runId: string;
  readonly eventId: string;
  readonly mode: 'respond' | 'last-step';
  /** In the mode `respond`: a run that fails first responds with the failure. Undefined: it does not respond. */
  readonly respondOnFailure?: boolean | undefined;
}

/** A known outcome: the response, or that there is none. Undefined: it may still come. */
export type ResponseOutcome = { readonly response: WebhookResponse | undefined } | undefined;

/** @returns an outcome for each, in their order */
export type FindResponses = (awaited: readonly AwaitingRun[]) => Promise<readonly ResponseOutcome[]>;

/** A step responds before its run ends, so a run that ended without a response gives none. */
const FIND = `
  select w.ordinal::int - 1 as ordinal, r.status as run_status, r.finished_at is not null as is_over, r.output, r.error,
    a.status, a.headers, a.body
  from unnest($1::uuid[], $2::uuid[], $3::boolean[]) with ordinality as w(run_id, event_id, is_last_step, ordinal)
  join runs r on r.id = w.run_id
  left join webhook_responses a on a.event_id = w.event_id and not w.is_last_step
  where r.finished_at is not null or a.event_id is not null`;

/** A waiting sender should not wait for a database that is away. */
const QUERY_TIMEOUT_MS = 5000;

interface Row {
  readonly ordinal: number;
  readonly run_status: RunStatus;
  readonly output: string | null;
  readonly error: string | null;
  readonly status: number | null;
  readonly headers: string | null;
  readonly body: Buffer | null;
}

export const findResponses =
  (pool: Pool): FindResponses =>
  async (awaited) => {
    const columns = [
      awaited.map(({ runId }) => runId),
      awaited.map(({ eventId }) => eventId),
      awaited.map(({ mode }) => mode === 'last-step'),
    ];
    const query = { name: 'find-responses', text: FIND, values: columns, query_timeout: QUERY_TIMEOUT_MS };
    const { rows } = await pool.query<Row>(query);
    const byOrdinal = new Map(rows.map((row) => [row.ordinal, row]));
    return awaited.map(({ mode, respondOnFailure = false }, ordinal): ResponseOutcome => {
      const row = byOrdinal.get(ordinal);
      if (!row) return undefined;
      if (mode === 'last-step') return { response: outputOf(row) };
      return { response: givenIn(row) ?? (respondOnFailure && FAILURES.has(row.run_status) ? FAILED : undefined) };
    });
  };

const FAILURES: ReadonlySet<RunStatus> = new Set(['failed', 'cancelled']);

/** Says that the run failed and not why: the caller may be anyone. */
const FAILED: WebhookResponse = {
  status: 500,
  headers: [['content-type', 'application/problem+json; charset=utf-8']],
  body: JSON.stringify({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    code: 'run.failed',
    detail: 'The workflow failed before it answered. Whoever owns it can see why, and run it again.',
  }),
};

function givenIn({ status, headers, body }: Row): WebhookResponse | undefined {
  if (status === null || headers === null || body === null) return undefined;
  return { status, headers: fromJson<WebhookResponse['headers']>(headers), body: body.toString() };
}

/** Always a 200: the event is stored, and a failure status would only make the sender send it again. */
const outputOf = (row: Row): WebhookResponse => ({
  status: 200,
  headers: [['content-type', 'application/json; charset=utf-8']],
  body: describeEnd(row),
});

/** The run's output is JSON already. */
function describeEnd({ run_status: status, output, error }: Row): string {
  if (status === 'succeeded') return output ?? 'null';
  if (status !== 'failed') return JSON.stringify({ status });
  const { code, message } = fromJson<Partial<StepError>>(error ?? '{}');
  return JSON.stringify({ status, error: { code, message } });
}
