/** Readers of failures that apps share. */
import { readRetryAfter } from '@hookline/node-kit';
import type { Answer, CallFailure, FailureOutcome, ReadFailure } from './app.js';

const EXCERPT = 300;

/** What a status means where the service says no more: RFC 9110 §15. */
export const failureByStatus =
  (name: string): ReadFailure =>
  ({ status, headers, body }, { now }) => {
    if (status >= 200 && status < 300) return undefined;
    const said = excerpt(body);
    return {
      code: codeOf(status),
      message: `${name} answered ${status}${MEANING[status] ?? (status >= 500 ? ': something went wrong on its side.' : '.')}`,
      outcome: outcomeOf(status),
      retryAfterMs: status === 429 || status === 503 ? retryAfter(headers, now) : undefined,
      details: said === '' ? { status } : { status, answer: said },
    };
  };

const codeOf = (status: number): string => CODES[status] ?? 'status';

const CODES: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  410: 'gone',
  413: 'too-large',
  429: 'rate-limited',
};

const MEANING: Readonly<Record<number, string>> = {
  400: ': it did not accept what was sent.',
  401: ': it does not take this credential. Enter it again, or choose another one.',
  403: ': this credential may not do that.',
  404: ': it does not find what is named.',
  409: ': the request conflicts with what is there.',
  410: ': what was at this address is gone.',
  413: ': what was sent is too large.',
  422: ': it understood the request and did not accept its data.',
  429: ': too many requests at once.',
  503: ': it is not available at the moment.',
};

/** 429: not done. 5xx and 408: nobody knows. Anything else: refused. */
export function outcomeOf(status: number): FailureOutcome {
  if (status === 429) return 'retry';
  return status >= 500 || status === 408 ? 'uncertain' : 'failed';
}

export const retryAfter = (headers: Answer['headers'], now: Date): number | undefined =>
  readRetryAfter(headers['retry-after'], now);

/** A redirect of a write is not followed: the credential and the data are for this host. */
export function movedFailure(name: string, { status, headers }: Answer): CallFailure | undefined {
  if (status < 300 || status > 399) return undefined;
  const { location } = headers;
  const where = location !== undefined && URL.canParse(location) ? ` to ${new URL(location).origin}` : '';
  return {
    code: 'moved',
    message: `${name} answered ${status}: the address has moved${where}. Enter the new address in the credential.`,
    outcome: 'failed',
  };
}

/** What a table says of a service's word, which may be `constructor`, that every object has. */
export const listedIn = <Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** The first words of what the service said, as text. */
export function excerpt(body: unknown): string {
  const text = body === null || body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text;
}

/**
 * A service's code as ours: words in lower case with dashes.
 * @example
 * ```ts
 * dashed('KMSThrottling'); // => 'kms-throttling'
 * ```
 */
export const dashed = (code: string): string =>
  code
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();
