import { NodeError, readRetryAfter } from '@hookline/node-kit';
import type { ParsedResponse } from './read-response.js';

const EXCERPT = 1000;

/** The step error for a status that is no success. `Retry-After` counts with 429 and 503. */
export function statusFailure({ status, headers, body }: ParsedResponse, url: string, now: Date): NodeError {
  const { host, pathname } = new URL(url);
  const retryAfterMs = status === 429 || status === 503 ? readRetryAfter(headers['retry-after'], now) : undefined;
  return new NodeError({
    code: 'http.status',
    message: `${host} answered ${status}${MEANING[status] ?? meaningOfClass(status)}${slashHint(status, pathname)}`,
    retryable: status === 408 || status === 429 || status >= 500,
    retryAfterMs,
    details: { status, address: `${host}${pathname}`, body: excerpt(body) },
  });
}

const MEANING: Readonly<Record<number, string>> = {
  400: ': it did not accept the request. Check what is sent.',
  401: ': it wants to know who is asking. Check the credentials.',
  403: ': it knows who is asking and does not allow it.',
  404: ': nothing is at this address. Check the URL.',
  405: ': this address does not take this method.',
  408: ': the request took too long to arrive.',
  409: ': the request conflicts with what is there.',
  410: ': what was at this address is gone.',
  413: ': what was sent is too large.',
  415: ': it does not take this kind of body.',
  422: ': it understood the request and did not accept its data.',
  429: ': too many requests at once.',
  500: ': something went wrong on its side.',
  502: ': a server behind it did not answer properly.',
  503: ': it is not available at the moment.',
  504: ': a server behind it did not answer in time.',
};

function meaningOfClass(status: number): string {
  if (status >= 500) return ': something went wrong on its side.';
  return status >= 400 ? ': it did not accept the request.' : ', which is not among the success codes.';
}

/**
 * A value with a slash (`octo/hello`) is encoded as one path segment unless its author says otherwise, which may be the cause
 * of a 404.
 */
const slashHint = (status: number, path: string): string =>
  status === 404 && /%2f/i.test(path)
    ? ' A / inside a value goes out as %2F; with {{ $encodeUrl(…) }} around the value it stays.'
    : '';

function excerpt(body: unknown): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text;
}
