/**
 * Decides the verdict of a request before it is stored: whether its sender may send, whether it is an event, and which
 * runs it makes. Duplicates are detected when it is stored.
 */
import { findProvider, type VerificationResult, type VerifiedEvent } from '@hookline/providers';
import type { Endpoint } from '../endpoint-reader.js';
import type { IncomingRequest } from '../incoming-request.js';
import { isAllowed } from '../trigger/allowed-pages.js';
import type { RequestVerifier } from '../verification/request-verifier.js';
import { readEventParts } from './event-parts.js';
import type { IntakeDecision } from './intake-decision.js';
import { addressNotAllowed, originNotAllowed, refusal, retryLater, unidentified, wrongMethod } from './refusals.js';

/** @param request as received, for verification, and as stored, which filters and runs see */
export async function decideVerdict(
  endpoint: Endpoint,
  { received, redacted }: { readonly received: IncomingRequest; readonly redacted: IncomingRequest },
  verifier: RequestVerifier,
): Promise<IntakeDecision> {
  const { allowFrom, pages } = endpoint;
  const { provider, methods } = endpoint.settings;
  if (allowFrom && !allowFrom.has(received.remoteAddress)) return addressNotAllowed(endpoint, received);
  if (received.origin !== null && !isAllowed(pages, received.origin))
    return originNotAllowed(endpoint, received.origin);
  if (received.method === 'HEAD') return handshakeDecision(endpoint, HEAD_PROBE);
  const acceptsMethod = methods.includes(received.method);
  // Some providers probe the URL with a method that none of their events uses.
  if (!acceptsMethod && !findProvider(provider)?.handshake) return wrongMethod(endpoint, received);
  const verification = await verifier.verify(endpoint.settings, received);
  if (verification.kind === 'undecided') return retryLater(endpoint, verification.reason);
  if (verification.kind === 'handshake') return handshakeDecision(endpoint, verification);
  if (!acceptsMethod && !isRefusedHandshake(verification)) return wrongMethod(endpoint, received);
  if (verification.kind === 'event') return decideEvent(endpoint, redacted, verification);
  return refusal(endpoint, verification.status ?? 401, verification.reason, verification.headers, true);
}

/** The sender learns what is wrong with its handshake, and not that its events are rejected too. */
const isRefusedHandshake = (verification: VerificationResult): boolean =>
  verification.kind === 'refused' && verification.isHandshake === true;

type HandshakeDecision = Pick<Extract<VerificationResult, { kind: 'handshake' }>, 'identity' | 'verified'> & {
  readonly handshake: Pick<Extract<VerificationResult, { kind: 'handshake' }>['handshake'], 'reason' | 'response'>;
};

/** Some senders register a URL only after a 200 to HEAD; monitors and link previews send HEAD too. */
const HEAD_PROBE: HandshakeDecision = {
  handshake: {
    reason: 'Somebody asked with HEAD whether this address is here: a greeting, and no event.',
    response: { status: 200 },
  },
  identity: { id: null, type: null },
  verified: null,
};

function handshakeDecision(
  { settings }: Endpoint,
  { handshake, identity, verified }: HandshakeDecision,
): IntakeDecision {
  const named = { senderEventId: identity.id, eventType: identity.type, verified };
  const event = {
    ...unidentified(settings.provider),
    ...named,
    verdict: 'filtered',
    reason: handshake.reason,
  } as const;
  return { event, response: handshake.response, isEvent: false };
}

async function decideEvent(
  endpoint: Endpoint,
  request: IncomingRequest,
  received: VerifiedEvent,
): Promise<IntakeDecision> {
  const { identity, verified, response } = received;
  const { provider } = endpoint.settings;
  const named = { provider, senderEventId: identity.id, eventType: identity.type, verified };
  const { parts, reason } = await readEventParts(endpoint, request, received);
  const outcome =
    parts.length === 0 ? ({ verdict: 'filtered', reason, versionId: null } as const) : verdictOf(endpoint, reason);
  return { event: { ...named, ...outcome, parts }, response, isEvent: true };
}

function verdictOf({ paused, versionId, captureReason }: Endpoint, reason: string | null) {
  if (captureReason !== null) return { verdict: 'captured', reason: captureReason, versionId: null } as const;
  if (paused) return { verdict: 'held', reason: 'The workflow is paused', versionId: null } as const;
  return { verdict: 'run', reason, versionId } as const;
}
