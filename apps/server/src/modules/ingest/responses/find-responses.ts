import type { RunStatus, StepError } from '@hookline/domain';
import type { WebhookResponse } from '@hookline/node-kit';
import type { Pool } from 'pg';

export interface AwaitedResponse {
  readonly runId: string;
  readonly eventId: string;
  readonly mode: 'respond' | 'last-step';
  /** In the mode `respond`: a run that fails before it answers is told of. Left out: it is no answer. */
  readonly tellFailure?: boolean | undefined;
}

/** What is known of an answer: what it is, or that there will be none. Undefined: it may still come. */
export type ResponseOutcome = { readonly answer: WebhookResponse | undefined } | undefined;

/** @returns an outcome for each, in their order */
export type FindResponses = (awaited: readonly AwaitedResponse[]) => Promise<readonly ResponseOutcome[]>;

/** A step that answers does so before its run ends: a run that has ended without an answer gives none. */
const FIND = `
  select w.place::int - 1 as place, r.status as run_status, r.finished_at is not null as is_over, r.output, r.error,
    a.status, a.headers, a.body
  from unnest($1::uuid[], $2::uuid[], $3::boolean[]) with ordinality as w(run_id, event_id, is_last_step, place)
  join runs r on r.id = w.run_id
  left join webhook_responses a on a.event_id = w.event_id and not w.is_last_step
  where r.finished_at is not null or a.event_id is not null`;

/** A sender that waits is not to wait for a database that does not answer. */
const RETRY_DEADLINE_MS = 5000;

interface Row {
  readonly place: number;
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
    const query = { name: 'find-answers', text: FIND, values: columns, query_timeout: RETRY_DEADLINE_MS };
    const { rows } = await pool.query<Row>(query);
    const byPlace = new Map(rows.map((row) => [row.place, row]));
    return awaited.map(({ mode, tellFailure = false }, place): ResponseOutcome => {
      const row = byPlace.get(place);
      if (!row) return undefined;
      if (mode === 'last-step') return { answer: outputOf(row) };
      return { answer: givenIn(row) ?? (tellFailure && FAILURES.has(row.run_status) ? FAILED : undefined) };
    });
  };

const FAILURES: ReadonlySet<RunStatus> = new Set(['failed', 'cancelled']);

/** Says that it failed and not why: the caller may be anybody. */
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
  return { status, headers: JSON.parse(headers) as WebhookResponse['headers'], body: body.toString() };
}

/** Always a 200: the event is stored, and a sender that was told of a failure would only send it again. */
const outputOf = (row: Row): WebhookResponse => ({
  status: 200,
  headers: [['content-type', 'application/json; charset=utf-8']],
  body: describeEnd(row),
});

/** What the run came to is JSON already. */
function describeEnd({ run_status: status, output, error }: Row): string {
  if (status === 'succeeded') return output ?? 'null';
  if (status !== 'failed') return JSON.stringify({ status });
  const { code, message } = JSON.parse(error ?? '{}') as Partial<StepError>;
  return JSON.stringify({ status, error: { code, message } });
}
