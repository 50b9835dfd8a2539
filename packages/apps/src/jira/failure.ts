import { isRecord, toText } from '@hookline/node-kit';
import type { Answer, CallFailure, FailureContext, ReadFailure } from '../kit/app.js';
import { failureByStatus, retryAfter } from '../kit/failure.js';
import { listAt, valueAt } from '../kit/read-answer.js';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes: sentences, and what is wrong with each field. */
export const readJiraFailure: ReadFailure = (answer, context) => {
  const { status, body } = answer;
  if (status === 429) return limited(answer, context);
  const code = CODES[status];
  if (code === undefined) return failureByStatus('Jira')(answer, context);
  const said = faultsIn(body);
  return {
    code,
    message: [SENTENCES[status], said].filter(Boolean).join(' '),
    outcome: 'failed',
    details: { status, said },
  };
};

const CODES: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  422: 'not-accepted',
};

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'Jira did not accept the data.',
  401: 'Jira does not take this e-mail address with this API token: one is wrong, or the token has ended. Enter them again, or choose another credential.',
  403: 'The account of this API token may not do that in Jira.',
  404: 'Jira does not find it, or the account of this API token may not see it.',
  409: 'What is sent conflicts with what is there.',
  413: 'What is sent is too large for Jira.',
  422: 'Jira understood the request and did not accept its data.',
};

const MAX_FAULTS = 5;
const MAX_LENGTH = 500;

/** `summary: You must specify a summary of the issue.` */
function faultsIn(body: unknown): string {
  const general = listAt(body, 'errorMessages').map((message) => toText(message));
  const errors = valueAt(body, 'errors');
  const ofFields = isRecord(errors) ? Object.entries(errors).map(([name, fault]) => `${name}: ${toText(fault)}`) : [];
  return [...general, ...ofFields].slice(0, MAX_FAULTS).join(' ').slice(0, MAX_LENGTH);
}

const DEFAULT_WAIT_MS = 30_000;

/** https://developer.atlassian.com/cloud/jira/platform/rate-limiting/: the header says which limit it is. */
function limited({ status, headers }: Answer, { now }: FailureContext): CallFailure {
  const reason = headers['ratelimit-reason'] ?? '';
  return {
    code: 'rate-limited',
    message:
      reason === 'jira-per-issue-on-write'
        ? 'This issue was changed too often in a short time. Jira asks to wait.'
        : 'Too many requests at once: Jira asks to wait.',
    outcome: 'retry',
    retryAfterMs: retryAfter(headers, now) ?? untilReset(headers['x-ratelimit-reset'], now) ?? DEFAULT_WAIT_MS,
    details: { status, reason },
  };
}

/** A time like 2026-11-30T12:00Z. */
function untilReset(text: string | undefined, now: Date): number | undefined {
  const at = /^\d{4}-/.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
