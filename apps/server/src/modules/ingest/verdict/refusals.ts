import type { Endpoint } from '../endpoint-reader.js';
import type { IncomingRequest } from '../incoming-request.js';
import { pageReason } from '../pages/cross-origin.js';
import type { IntakeDecision } from './intake-decision.js';

/**
 * The response states the reason, so that the sender knows what to change. @param isForged the signature is wrong or
 * missing
 */
// oxlint-disable-next-line max-params -- values of one computation, each of another kind
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

export const originNotAllowed = (endpoint: Endpoint, origin: string): IntakeDecision =>
  refusal(endpoint, 403, pageReason(endpoint.pages, origin));

/** The request may be valid; verifying it failed temporarily. */
export const retryLater = (endpoint: Endpoint, reason: string): IntakeDecision =>
  refusal(endpoint, 503, reason, { 'retry-after': '10' });

export const rateLimited = (endpoint: Endpoint): IntakeDecision =>
  refusal(endpoint, 429, 'This address was tried too often in a few moments. Try it again in a minute.', {
    'retry-after': '60',
  });

/** An unverified event has no identity: nothing in it is trusted. */
export const unidentified = (provider: string) => ({
  provider,
  senderEventId: null,
  eventType: null,
  versionId: null,
  parts: [],
});
