import type { Answer, CallFailure, FailureContext, ReadFailure } from '../kit/app.js';
import { failureByStatus, retryAfter } from '../kit/failure.js';
import { listAt, textAt } from '../kit/read-answer.js';

/** https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api: GitHub has no codes, so the status is read. */
export const readGithubFailure: ReadFailure = (answer, context) => {
  const { status, body } = answer;
  if (isLimit(answer)) return limited(answer, context);
  const code = CODES[status];
  if (code === undefined) return failureByStatus('GitHub')(answer, context);
  const said = textAt(body, 'message') ?? '';
  return { code, message: sentenceOf(answer, said), outcome: 'failed', details: { status, said } };
};

const CODES: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'bad-credentials',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  422: 'validation-failed',
};

function sentenceOf(answer: Answer, said: string): string {
  switch (answer.status) {
    case 401:
      return 'GitHub does not take this token: it is wrong, has expired or was revoked. Enter it again, or choose another credential.';
    case 403:
      return forbiddenSentence(answer, said);
    case 404:
      return 'GitHub does not find it, or this token may not see it. Check the repository and the number, and that the token was given this repository.';
    case 409:
      return `Someone else was faster, so that what is there is no longer what was to be changed: ${said}.`;
    case 410:
      return `GitHub has it no more, or issues are switched off in this repository: ${said}.`;
    case 422:
      return `GitHub did not accept the data: ${faultsIn(answer, said)}.`;
    default:
      return `GitHub could not read the request: ${said}.`;
  }
}

/** `issues=write; pull_requests=write`: permissions of which one is enough. */
function forbiddenSentence({ headers }: Answer, said: string): string {
  const needed = headers['x-accepted-github-permissions'] ?? '';
  if (needed === '') return `This token may not do that: ${said}.`;
  const permissions = needed.replaceAll('=', ': ').replaceAll(/[;,]\s*/g, ' or ');
  return `This token may not do that. Give it this permission where it was made: ${permissions}.`;
}

const MAX_FAULTS = 5;

/** `title is missing`: https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
function faultsIn({ body }: Answer, said: string): string {
  const faults = listAt(body, 'errors').map((fault) => {
    if (typeof fault === 'string') return fault;
    const code = textAt(fault, 'code') ?? 'invalid';
    const what = MEANING.get(code) ?? code.replaceAll('_', ' ');
    return textAt(fault, 'message') ?? `${textAt(fault, 'field') ?? textAt(fault, 'resource') ?? 'it'} ${what}`;
  });
  return faults.length === 0 ? said : faults.slice(0, MAX_FAULTS).join(', ');
}

const MEANING = new Map([
  ['missing', 'does not exist'],
  ['missing_field', 'is missing'],
  ['invalid', 'is not written as it has to be'],
  ['already_exists', 'exists already'],
  ['unprocessable', 'cannot be processed'],
]);

const SECONDARY = /secondary rate limit|abuse detection/i;

/** A 403 may be a limit. https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function isLimit({ status, headers, body }: Answer): boolean {
  if (status !== 403) return status === 429;
  const isSpent = headers['x-ratelimit-remaining'] === '0';
  return isSpent || headers['retry-after'] !== undefined || SECONDARY.test(textAt(body, 'message') ?? '');
}

const AT_LEAST_MS = 60_000;

function limited({ status, headers, body }: Answer, { now }: FailureContext): CallFailure {
  const resetAt = Number(headers['x-ratelimit-reset']) * 1000;
  const isSpent = headers['x-ratelimit-remaining'] === '0' && Number.isFinite(resetAt);
  const untilReset = isSpent ? Math.max(0, resetAt - now.getTime()) : undefined;
  return {
    code: 'rate-limited',
    message: isSpent
      ? 'The token has made all the requests that GitHub allows it in an hour. GitHub asks to wait.'
      : 'Too many requests at once: GitHub takes about 80 issues and comments a minute, and asks to wait.',
    outcome: 'retry',
    retryAfterMs: retryAfter(headers, now) ?? untilReset ?? AT_LEAST_MS,
    details: { status, said: textAt(body, 'message') ?? '' },
  };
}
