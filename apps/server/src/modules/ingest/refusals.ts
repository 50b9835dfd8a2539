import type { IntakeDecision } from './intake-decision.js';
import type { Endpoint } from './endpoint-reader.js';
import { pageReason } from './pages/cross-origin.js';
import type { IncomingRequest } from './incoming-request.js';

/** The reason is answered too: whoever sends should know what to change. @param isForged its proof was wrong or missing */
export const refusal = (
  { settings }: Endpoint,
  status: number,
  reason: string,
  headers: Readonly<Record<string, string>> = {},
  isForged = false,
): IntakeDecision => ({
  event: { ...unidentified(settings.provider), verified: isForged ? false : null, verdict: 'refused', reason },
  response: { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: `${reason}\n` },
  isEvent: false,
});

export function wrongMethod(endpoint: Endpoint, { method }: IncomingRequest): IntakeDecision {
  const allow = endpoint.settings.methods.join(', ');
  return refusal(endpoint, 405, `This trigger takes ${allow}, not ${method}.`, { allow });
}

export const addressNotAllowed = (endpoint: Endpoint, { remoteAddress }: IncomingRequest): IntakeDecision =>
  refusal(endpoint, 403, `Events may not come from ${remoteAddress}: it is not on the trigger’s list.`);

export const notFromThisPage = (endpoint: Endpoint, origin: string): IntakeDecision =>
  refusal(endpoint, 403, pageReason(endpoint.settings.pages, origin));

/** Nothing is wrong with the request, as far as can be told. */
export const retryLater = (endpoint: Endpoint, reason: string): IntakeDecision =>
  refusal(endpoint, 503, reason, { 'retry-after': '10' });

export const rateLimited = (endpoint: Endpoint): IntakeDecision =>
  refusal(endpoint, 429, 'This address was tried too often in a few moments. Try it again in a minute.', {
    'retry-after': '60',
  });

/** What could not be named: nothing of it was believed. */
export const unidentified = (provider: string) => ({
  provider,
  senderEventId: null,
  eventType: null,
  versionId: null,
  parts: [],
});
